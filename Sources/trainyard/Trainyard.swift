import ArgumentParser

/// The whole command line. Without a subcommand it opens the dashboard.
struct Trainyard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trainyard",
        abstract: "Build, train and judge language-understanding models, offline, in a terminal.",
        discussion: """
            Without a subcommand the dashboard opens. The nlu commands take the words of NeuralSpace's client:
              trainyard nlu create-project -p "Coffee bar" -L en
              trainyard nlu upload-dataset -d data.json -p PROJECT -L en
              trainyard nlu train -p PROJECT -L en -m "My first model" --wait true
              trainyard nlu parse -m MODEL -i "a large latte please"
            """,
        version: "0.1.0",
        subcommands: [
            OpenDashboard.self, Nlu.self, Serve.self, Worker.self, KeysCommand.self, Demo.self, Benchmark.self, DoctorCommand.self,
            EngineCommand.self, Ludwig.self, Export.self, ImportModel.self,
            ManualCommand.self, Login.self, ListApps.self, InstallApp.self,
        ],
        defaultSubcommand: OpenDashboard.self)
}
