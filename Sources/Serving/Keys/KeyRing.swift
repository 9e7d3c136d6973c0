import Store
import Synchronization

/// The keys that open something now, in memory, so that a request costs a hash and no look at the disk.
final class KeyRing: Sendable {
    /// By the first bytes of their digests.
    private let keys = Mutex<[UInt64: [LiveKey]]>([:])
    private let turn = Mutex(())
    /// The key that stands in the environment, as Ludwig's server has it; it acts for the local owner.
    private let fixed: LiveKey?

    /// - Parameter fixed: the value of `AUTH_TOKEN`; nil or empty for none.
    init(fixed: String?) {
        self.fixed = fixed.flatMap { text in
            text.isEmpty ? nil : LiveKey(digest: SHA256.digest(of: text.utf8), expiresAt: nil, caller: .localOwner)
        }
        // It opens before, and without, a look at the store's keys.
        if let fixed = self.fixed { keys.withLock { $0 = [Self.start(of: fixed.digest): [fixed]] } }
    }

    /// Takes what is open now. One reading after the other, so that an older one never replaces a newer.
    func refresh(_ read: () throws -> [LiveKey]) throws {
        try turn.withLock { _ in
            let all = try read() + [fixed].compactMap(\.self)
            let index = Dictionary(grouping: all) { Self.start(of: $0.digest) }
            keys.withLock { $0 = index }
        }
    }

    /// Whom the key acts for; nil when it opens nothing. What is compared are digests, and in constant time: how long it takes
    /// tells nothing of any key.
    func caller(_ key: some StringProtocol, at now: Milliseconds) -> Caller? {
        guard key.utf8.count <= ServerLimits.headerFieldBytes else { return nil }
        let digest = SHA256.digest(of: key.utf8)
        let candidates = keys.withLock { $0[Self.start(of: digest)] } ?? []
        return candidates.first { APIKey.areEqual($0.digest, digest) && ($0.expiresAt ?? .max) > now }?.caller
    }

    private static func start(of digest: [UInt8]) -> UInt64 { digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
