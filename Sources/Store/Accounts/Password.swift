import Foundation
import Synchronization

/// Passwords as the system keeps its own: crypt(3) with SHA-512, a salt each, and rounds enough to cost a guesser some 30 ms a try.
enum Password {
    private static let rounds = 100_000
    /// What crypt(3) has static storage for, it has once.
    private static let turn = Mutex(())
    /// crypt(3) reads no further than a NUL, and a longer one is no password but an attack on its time.
    static let longest = 256

    static func hash(_ password: String) throws(StoreError) -> String {
        let digits = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        var random = SystemRandomNumberGenerator()
        let salt = String((0..<16).map { _ in digits[Int.random(in: 0..<digits.count, using: &random)] })
        guard let hash = crypted(password, "$6$rounds=\(rounds)$\(salt)") else {
            throw .storage("this system's crypt(3) has no SHA-512, so passwords cannot be kept")
        }
        return hash
    }

    static func matches(_ password: String, _ hash: String) -> Bool {
        guard isUsable(password), let found = crypted(password, hash) else { return false }
        return APIKey.areEqual(Array(found.utf8), Array(hash.utf8))
    }

    static func isUsable(_ password: String) -> Bool { (1...longest).contains(password.utf8.count) && !password.utf8.contains(0) }

    private static func crypted(_ password: String, _ setting: String) -> String? {
        turn.withLock { _ in
            guard let hash = crypt(password, setting).map({ String(cString: $0) }), hash.hasPrefix("$6$") else { return nil }
            return hash
        }
    }
}
