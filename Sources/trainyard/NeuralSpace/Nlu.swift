import ArgumentParser

/// The commands of NeuralSpace's client: `alias neuralspace=trainyard` keeps scripts working.
struct Nlu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nlu",
        abstract: "Projects, data, training and models, in the words of NeuralSpace's client.",
        subcommands: [
            CreateProject.self, ListProjects.self, DeleteProject.self,
            UploadDataset.self, ListExamples.self, DeleteExample.self, ConvertDataset.self,
            AddEntity.self, ListEntities.self, DeleteEntity.self,
            Train.self, ModelStatus.self, ListModels.self, RenameModel.self, SetThreshold.self, DeleteModel.self, Deploy.self,
            Parse.self, Explain.self, Disputed.self, LearningCurve.self, GetLanguages.self, GetPretrainedEntities.self,
        ])
}
