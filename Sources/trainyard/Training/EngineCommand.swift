import ArgumentParser
import Engine
import Foundation

struct EngineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engine",
        abstract: "Train queued jobs in this process.",
        discussion:
            "Without --until-idle it waits for more; TERM and ^C stop it in order, and the running job is taken up again by the next engine."
    )

    @Flag(help: "End when no job is queued or running.")
    var untilIdle = false

    @OptionGroup var place: StoreOption

    func run() throws {
        // Blocked before any thread starts, so that only the thread that waits for them sees them.
        let stops = StopSignals(ignoringHangUp: untilIdle)
        let workbench = try place.open()
        // A process in the background is in nobody's way: the folder that it was started in may go.
        if untilIdle { _ = FileManager.default.changeCurrentDirectoryPath("/") }
        let observation = workbench.observe { event in
            if case .modelChanged(let model) = event {
                Console.error.line(
                    "\(PlainText.visible(model.name)): \(model.status.rawValue)\(model.message.isEmpty ? "" : ": " + model.message)")
            }
        }
        defer { observation.cancel() }
        if untilIdle {
            stops.onStop { workbench.close() }
            // A job queued between the last look and the withdrawal has seen this engine alive: look once more.
            repeat {
                try workbench.runUntilIdle()
                workbench.releaseJobs()
            } while try !workbench.queuePositions().isEmpty && !workbench.engineIsAlive()
        } else {
            try workbench.startEngine()
            Console.error.line("The engine is ready; ^C stops it.")
            stops.wait()
        }
        workbench.close()
    }
}
