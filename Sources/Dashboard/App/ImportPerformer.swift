import Corpus
import Engine
import Foundation
import Synchronization

/// Reads files for imports, and tells how far it has come.
struct ImportPerformer: Sendable {
    let workbench: Workbench
    let post: @Sendable (Message) -> Void

    /// What is read in less time shows no progress.
    private static let pause = Duration.milliseconds(100)

    func preview(_ run: ImportRun, path: String) -> [Message] {
        do {
            return [.loaded(.importPreview(try workbench.previewImport(request(run, path), watch: watch(run, path)), run))]
        } catch {
            return [.loaded(.importRefused(run, reason: tr(below: String(describing: error))))]
        }
    }

    func take(_ run: ImportRun, path: String) -> [Message] {
        do {
            let report = try workbench.importData(request(run, path), watch: watch(run, path)).report
            return [
                .loaded(.importEnded(run)),
                .done(tr("Took \(Format.plural(report.taken, "row")) of \(Format.count(report.rows)). u takes it back.")),
            ]
        } catch {
            return [
                .loaded(.importEnded(run)),
                run.stop.isSet ? .done(tr("Called off; nothing was taken.")) : .failed(tr(below: String(describing: error))),
            ]
        }
    }

    private func request(_ run: ImportRun, _ path: String) -> ImportRequest { ImportRequest(path, into: run.project, run.language) }

    private func watch(_ run: ImportRun, _ path: String) -> ImportWatch {
        var watch = ImportWatch()
        watch.isCalledOff = { run.stop.isSet }
        let shown = Mutex(ContinuousClock.now)
        watch.progress = { progress in
            let now = ContinuousClock.now
            let isDue = shown.withLock { shown in
                guard now - shown >= Self.pause else { return false }
                shown = now
                return true
            }
            if isDue { post(.loaded(.importProgress(run, progress))) }
        }
        return watch
    }
}
