import Foundation
import Testing

/// Disks that say no.
@Suite struct DiskTests {
    @Test(.enabled(if: Shell.canMount)) func aFullDiskLosesNothing() throws {
        let home = try Scratch()
        let project = try CoffeeBar.project(named: "Full", home)
        let file = CoffeeBar.file
        // The store on a disk of 2 MB, filled until the next upload has no room.
        let script = """
            mkdir small && mount -t tmpfs -o size=2m tmpfs small && cp -r store small/ && export TRAINYARD_STORE=$PWD/small/store
            ty='\(Trainyard.path)'
            n=0
            while "$ty" nlu upload-dataset -d '\(file)' -p \(project) -L en >acknowledged 2>refusal; do n=$((n + 1)); [ $n -lt 200 ] || exit 9; done
            cat refusal >&2
            "$ty" nlu list-examples -p \(project) -L en -t test --json > listed
            echo $n
            """
        let outcome = try Shell.run("unshare -rm sh -c '\(script.replacingOccurrences(of: "'", with: "'\\''"))'", home: home)
        let uploads = try #require(Int(outcome.output.trimmingCharacters(in: .newlines)), "\(outcome.errors)")
        #expect(uploads > 0)
        #expect(outcome.complaints.count == 1 && outcome.errors.hasPrefix("trainyard: "), "\(outcome.errors)")
        let listed = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: home.path + "/listed"))) as? [String: Any]
        let count = (listed?["data"] as? [String: Any])?["count"] as? Int
        let tests = try JSONDecoder().decode([CoffeeBar.Line].self, from: Data(contentsOf: URL(fileURLWithPath: file))).filter {
            $0.type == "test"
        }
        #expect(count == uploads * tests.count, "acknowledged uploads are there, the refused one is not")
    }

    @Test func aReadOnlyStoreIsSaidToBeSo() throws {
        let home = try Scratch()
        let shop = try CoffeeBar(home)
        let words = "nlu upload-dataset -d '\(CoffeeBar.file)' -p \(shop.project) -L en"
        // Nothing is read-only to root, so that the program runs as nobody there.
        let user = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        let program = try home.reachableProgram()
        let outcome = try Shell.run("chmod -R a-w store; chmod a+rx . store; \(user)'\(program)' \(words)", home: home)
        outcome.refused()
    }

    @Test func aStoreThatCannotBeMadeIsSaidToBeSo() throws {
        let home = try Scratch()
        let file = try home.file("a-file", "")
        try Trainyard.run("nlu", "list-projects", "--store", file, home: home).refused()
    }

    @Test func aResultThatCannotBeWrittenIsAFailure() throws {
        let home = try Scratch()
        let outcome = try Shell.run("'\(Trainyard.path)' nlu get-languages > /dev/full", home: home)
        outcome.refused()
    }
}
