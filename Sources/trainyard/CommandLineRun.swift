import ArgumentParser

/// Runs one command line from its words to its exit status: 0 done, 1 failed (one line on stderr), 64 wrong usage.
enum CommandLineRun {
    static func status(of words: [String]) -> Int32 {
        var command: any ParsableCommand
        do {
            command = try Trainyard.parseAsRoot(CommandLineWords.normalised(words))
        } catch {
            Trainyard.exit(withError: error)
        }
        do {
            try command.run()
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            // Help, versions and wrong usage are the parser's to tell.
            guard Trainyard.exitCode(for: error) == .failure else { Trainyard.exit(withError: error) }
            Console.error.line("trainyard: " + oneLine(error))
            return 1
        }
    }

    /// What went wrong in one line, whatever the error's own text looks like.
    static func oneLine(_ error: any Error) -> String {
        PlainText.visible(String(describing: error).split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
