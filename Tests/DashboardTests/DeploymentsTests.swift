import Dashboard
import Engine
import Store
import Terminal
import Testing

@Suite("The Deployments pane")
struct DeploymentsTests {
    static let project = ProjectID(rawValue: "p1")
    static let process = ProcessIdentity(host: "here", boot: "now", pid: 4711, start: 1)

    /// The pane, opened on a project with a deployed model and one that is not.
    func pane(_ width: Int = 120, _ height: Int = 40) -> Scenario {
        var scenario = Scenario.bank(width, height)
        var deployed = ModelRecord.completed("bank v1", Self.project)
        deployed.replicas = 2
        deployed.deployment = .deployed
        scenario.send(.loaded(.models([.completed("bank v2", Self.project), deployed], [:])))
        scenario.keys("5 o")
        return scenario
    }

    func status(_ requests: Int, perSecond: Double, at: Milliseconds = 1, ready: Int = 2, errors: Int = 0) -> ServerStatus {
        let traffic = ServerStatus.Traffic(
            requests: requests, errors: errors, perSecond: perSecond, medianMilliseconds: 0.5, p99Milliseconds: 2.5)
        return ServerStatus(
            address: "http://127.0.0.1:8000", process: Self.process, startedAt: 1_700_000_000_000, at: at, traffic: traffic,
            models: [.init(id: .init(rawValue: "m-bank v1"), replicas: 2, ready: ready, traffic: traffic)])
    }

    func looks(_ scenario: Scenario) -> Int {
        scenario.effects.count { effect in if case .loadServer = effect { true } else { false } }
    }

    @Test("o opens it; without a server it says what to do next, and waits for nothing")
    func noServer() {
        var scenario = pane()
        #expect(scenario.state.place == .deployments)
        #expect(looks(scenario) == 1)
        scenario.send(.loaded(.server(nil, keys: 0)))
        #expect(scenario.text.contains("No server runs."))
        #expect(scenario.text.contains("s starts it"))
        #expect(scenario.text.contains("2 replicas, when the server runs"))
        #expect(scenario.text.contains("not deployed: D deploys it"))
        #expect(scenario.state.server.nextLook == nil)
    }

    @Test("A running server is looked at once a second, and only while the pane is in sight")
    func watching() {
        var scenario = pane()
        scenario.send(.loaded(.server(status(12, perSecond: 3), keys: 1)))
        #expect(scenario.state.server.nextLook == scenario.state.now + 1000)
        scenario.effects = []
        scenario.send(.tick)
        #expect(looks(scenario) == 0)
        scenario.state.now += 1001
        scenario.send(.tick)
        #expect(looks(scenario) == 1)
        for look in 2...5 { scenario.send(.loaded(.server(status(20, perSecond: 8, at: Int64(look)), keys: 1))) }
        #expect(scenario.state.server.rates == [7])
        scenario.effects = []
        scenario.keys("4")
        #expect(scenario.state.server.nextLook == nil)
        scenario.state.now += 5000
        scenario.send(.tick)
        #expect(looks(scenario) == 0)
        scenario.keys("5")
        #expect(looks(scenario) == 1)
    }

    @Test(
        "It shows address, rates, latencies and errors, and how each model's replicas stand", arguments: [(80, 24), (120, 40), (200, 60)])
    func numbers(width: Int, height: Int) {
        var scenario = pane(width, height)
        scenario.send(.loaded(.server(status(12_345, perSecond: 812, ready: 1, errors: 7), keys: 1)))
        for text in ["http://127.0.0.1:8000", "812", "12,345", "≤0.5 ms", "≤2.5 ms", "1/2"] {
            #expect(scenario.text.contains(text), "no \(text)")
        }
        scenario.send(.loaded(.server(status(12_346, perSecond: 812, at: 2), keys: 0)))
        #expect(scenario.text.contains("2/2"))
        #expect(scenario.text.contains("No key yet: n makes one"))
    }

    @Test("A new key is shown once")
    func key() throws {
        var scenario = pane()
        scenario.send(.loaded(.server(nil, keys: 0)))
        scenario.keys("n")
        guard case .createKey = try #require(scenario.effects.last) else { Issue.record("not asked"); return }
        scenario.send(.loaded(.keyMade("ty_0123456789")))
        #expect(scenario.text.contains("ty_0123456789"))
        scenario.keys("Enter")
        #expect(!scenario.text.contains("ty_0123456789") && scenario.state.dialog == nil)
    }

    @Test("s asks for the port; a wrong one is said, a taken one offers the next")
    func start() throws {
        var scenario = pane()
        scenario.send(.loaded(.server(nil, keys: 1)))
        scenario.keys("s BSpace BSpace BSpace BSpace")
        scenario.type("70000")
        scenario.keys("Enter")
        #expect(scenario.text.contains("from 1 to 65535"))
        scenario.keys("BSpace BSpace BSpace BSpace BSpace")
        scenario.type("0.0.0.0:8080")
        scenario.keys("Enter")
        guard case .startServer(let address) = try #require(scenario.effects.last) else { Issue.record("not started"); return }
        #expect(address.host == "0.0.0.0" && address.port == 8080)
        #expect(scenario.text.contains("The server is starting."))
        scenario.send(.loaded(.server(nil, keys: 1)))
        #expect(scenario.text.contains("The server is starting."))
        scenario.send(.loaded(.serverRefused(address, "cannot listen: another program listens there already; choose another")))
        #expect(scenario.text.contains("Port 8080 is taken"))
        scenario.keys("Enter")
        guard case .startServer(let next) = try #require(scenario.effects.last) else { Issue.record("not started"); return }
        #expect(next.port == 8081)
        scenario.send(.loaded(.server(status(0, perSecond: 0), keys: 1)))
        #expect(!scenario.text.contains("The server is starting."))
    }

    @Test("s on a running server stops it, after a question")
    func stop() throws {
        var scenario = pane()
        scenario.send(.loaded(.server(status(1, perSecond: 1), keys: 1)))
        scenario.keys("s Down Enter")
        #expect(scenario.state.server.doing == nil)
        scenario.keys("s Enter")
        guard case .stopServer = try #require(scenario.effects.last) else { Issue.record("not stopped"); return }
        scenario.send(.loaded(.server(status(2, perSecond: 1, at: 2), keys: 1)))
        #expect(scenario.state.server.doing == .stopping)
        scenario.send(.loaded(.server(nil, keys: 1)))
        #expect(scenario.state.server.doing == nil && scenario.text.contains("No server runs."))
    }

    @Test("D deploys with any number of replicas")
    func deploy() throws {
        var scenario = pane()
        scenario.keys("Down D")
        scenario.type("3")
        scenario.keys("Enter")
        guard case .deploy(let id, let replicas) = try #require(scenario.effects.last) else { Issue.record("not deployed"); return }
        #expect(id.rawValue == "m-bank v2" && replicas == 3)
        scenario.keys("D")
        scenario.type("many")
        scenario.keys("Enter")
        #expect(scenario.text.contains("from 0"))
    }

    @Test("y copies a call, Esc and o lead back")
    func leaving() throws {
        var scenario = pane()
        scenario.keys("y")
        guard case .copy(let call) = try #require(scenario.effects.last) else { Issue.record("not copied"); return }
        #expect(call.hasPrefix("curl ") && call.contains("m-bank v1"))
        scenario.keys("Esc")
        #expect(scenario.state.place == .versions)
        scenario.keys("o o")
        #expect(scenario.state.place == .versions)
    }

    @Test(
        "Addresses as people type them",
        arguments: [
            ("8000", "127.0.0.1", 8000), ("0.0.0.0:80", "0.0.0.0", 80), ("[::1]:9000", "::1", 9000), ("box.local:1", "box.local", 1),
        ])
    func addresses(text: String, host: String, port: Int) throws {
        let address = try #require(ServerAddress(text))
        #expect(address.host == host && address.port == port)
    }

    @Test("What is no address", arguments: ["", "x", "0", "65536", ":80", "a b:80", "-x:80", "80:"])
    func wrongAddresses(text: String) { #expect(ServerAddress(text) == nil) }

    @Test("The cursor stays on its model when a deployment puts it elsewhere")
    func follows() {
        var scenario = pane()
        scenario.keys("Down")
        #expect(scenario.state.server.cursor.selected == 1)
        var (first, second) = (ModelRecord.completed("bank v1", Self.project), ModelRecord.completed("bank v2", Self.project))
        (first.replicas, second.replicas) = (0, 3)
        scenario.send(.loaded(.models([second, first], [:])))
        #expect(scenario.state.server.cursor.selected == 0)
    }
}
