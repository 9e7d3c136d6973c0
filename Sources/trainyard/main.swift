import Foundation

exit(CommandLineRun.status(of: Array(CommandLine.arguments.dropFirst())))
