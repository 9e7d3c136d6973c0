import Foundation
internal import GRDB

/// Accounts and API keys. A key's text is told once, when it is made; the store holds its hash.
package struct AccountStore: Sendable {
    let store: StoreDatabase

    package init(_ store: StoreDatabase) { self.store = store }

    /// A login's token opens for this long.
    package static let tokenMilliseconds: Milliseconds = 30 * 86_400_000
    /// Tokens that one account has at a time; the oldest go first.
    private static let tokensPerAccount = 100

    /// Makes a key that acts for the local owner or, with an e-mail address, for that account, which is made where it is not there.
    /// - Parameter password: what the account logs in with from now on; nil leaves it as it is.
    package func createKey(email: String?, password: String?, plan: Priority) throws(StoreError) -> (key: APIKey, record: KeyRecord) {
        let email = try email.map { address throws(StoreError) in try Self.checked(address) }
        if let password {
            guard email != nil else { throw .refused("a password needs an e-mail address to log in with; give --email too") }
            guard Password.isUsable(password) else { throw .refused("a password has 1 to \(Password.longest) bytes, none of them NUL") }
        }
        let hash = try password.map { text throws(StoreError) in try Password.hash(text) }
        let key = APIKey()
        let record = try store.write { db in
            let account = try email.map { try self.account(db, $0, hash, plan) }
            return try insert(db, key, account: account, plan: plan, expiresAt: nil)
        }
        return (key, record)
    }

    /// A token for the account, or nil when the e-mail address and the password do not belong together. Takes as long either way.
    package func login(email: String, password: String) throws(StoreError) -> APIKey? {
        let row = try store.read { db in
            try Row.fetchOne(
                db, sql: "SELECT id, password, plan FROM accounts WHERE email = ?", arguments: [email.lowercased()])
        }
        guard let row else {
            _ = Password.matches(password, Self.nobodysPassword)
            return nil
        }
        do {
            let hash: String = try row(1)
            guard Password.matches(password, hash) else { return nil }
            let plan = Priority(rawValue: try row(2)) ?? .free
            let account: AccountID = try row(0)
            let key = APIKey()
            try store.write { db in
                let now = store.clock()
                try db.execute(
                    sql:
                        "DELETE FROM api_keys WHERE account = ?1 AND expires_at IS NOT NULL AND (expires_at <= ?2 OR revoked_at IS NOT NULL)",
                    arguments: [account, now])
                try db.execute(
                    sql: """
                        DELETE FROM api_keys WHERE id IN (SELECT id FROM api_keys WHERE account = ? AND expires_at IS NOT NULL
                          ORDER BY id DESC LIMIT -1 OFFSET ?)
                        """, arguments: [account, Self.tokensPerAccount - 1])
                _ = try insert(db, key, account: account, plan: plan, expiresAt: now + Self.tokenMilliseconds)
            }
            return key
        } catch {
            throw StoreFailure.translate(error, store.path)
        }
    }

    /// A hash that nothing matches, so that an unknown address costs what a wrong password does.
    private static let nobodysPassword = "$6$rounds=100000$nobodysownsalt$" + String(repeating: ".", count: 86)

    /// Oldest first; logins' tokens only while they open something.
    package func keys() throws(StoreError) -> [KeyRecord] {
        let now = store.clock()
        return try store.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT k.reference, a.email, k.plan, k.created_at, k.expires_at, k.revoked_at
                    FROM api_keys k LEFT JOIN accounts a ON a.id = k.account
                    WHERE k.expires_at IS NULL OR (k.expires_at > ? AND k.revoked_at IS NULL) ORDER BY k.id
                    """, arguments: [now]
            ).map { try decode($0) }
        }
    }

    /// The keys that open something now.
    package func liveKeys() throws(StoreError) -> [LiveKey] {
        let now = store.clock()
        return try store.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT k.hash, k.expires_at, k.account, a.email, k.reference, k.plan
                    FROM api_keys k LEFT JOIN accounts a ON a.id = k.account
                    WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)
                    """, arguments: [now]
            ).map { row in
                let digest: Data = try row(0)
                return LiveKey(
                    digest: [UInt8](digest), expiresAt: try row(1),
                    caller: Caller(
                        account: try row(2), email: try row(3), reference: try row(4), plan: Priority(rawValue: try row(5)) ?? .free))
            }
        }
    }

    /// - Parameter reference: the start of the key, or the whole key.
    /// - Throws: `.notFound`.
    package func revokeKey(_ reference: String) throws(StoreError) {
        let start = String(reference.prefix(APIKey.prefix.count + 8))
        try store.write { db in
            try db.execute(
                sql: "UPDATE api_keys SET revoked_at = ? WHERE reference = ? AND revoked_at IS NULL", arguments: [store.clock(), start])
            guard db.changesCount > 0 else { throw StoreError.notFound("no key \(start) that is not revoked; keys list shows them") }
        }
    }

    private func insert(
        _ db: Database, _ key: APIKey, account: AccountID?, plan: Priority, expiresAt: Milliseconds?
    ) throws -> KeyRecord {
        try db.execute(
            sql: "INSERT INTO api_keys (account, reference, hash, plan, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [account, key.reference, Data(key.digest), plan.rawValue, store.clock(), expiresAt])
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT k.reference, a.email, k.plan, k.created_at, k.expires_at, k.revoked_at
                FROM api_keys k LEFT JOIN accounts a ON a.id = k.account WHERE k.id = ?
                """, arguments: [db.lastInsertedRowID])
        guard let row else { throw StoreError.storage("\(store.path): the key that was just made is not there") }
        return try decode(row)
    }

    private func account(_ db: Database, _ email: String, _ passwordHash: String?, _ plan: Priority) throws -> AccountID {
        if let id = try AccountID.fetchOne(db, sql: "SELECT id FROM accounts WHERE email = ?", arguments: [email]) {
            try db.execute(
                sql: "UPDATE accounts SET password = coalesce(?, password), plan = ? WHERE id = ?",
                arguments: [passwordHash, plan.rawValue, id])
            return id
        }
        try db.execute(
            sql: "INSERT INTO accounts (email, password, plan, created_at) VALUES (?, ?, ?, ?)",
            arguments: [email, passwordHash ?? "", plan.rawValue, store.clock()])
        return db.lastInsertedRowID
    }

    private func decode(_ row: Row) throws -> KeyRecord {
        let expiresAt: Milliseconds? = try row(4)
        return KeyRecord(
            reference: try row(0), email: try row(1), plan: Priority(rawValue: try row(2)) ?? .free, isToken: expiresAt != nil,
            createdAt: try row(3), expiresAt: expiresAt, revokedAt: try row(5))
    }

    /// Lower case, as addresses are compared.
    private static func checked(_ email: String) throws(StoreError) -> String {
        let sides = email.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = email.unicodeScalars.allSatisfy { $0.value > 32 && $0.value != 127 }
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }), isPlain, email.utf8.count <= 254 else {
            throw .refused("“\(CorpusRules.shortened(email))” is no e-mail address such as ann@example.org")
        }
        return email.lowercased()
    }
}
