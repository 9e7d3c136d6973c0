/// The values read from a file, with the report on it.
package struct ImportedData: Sendable {
    package var examples: [Example]
    package var definitions: [EntityDefinition]
    package var report: ImportReport

    package init(examples: [Example], definitions: [EntityDefinition], report: ImportReport) {
        self.examples = examples
        self.definitions = definitions
        self.report = report
    }
}
