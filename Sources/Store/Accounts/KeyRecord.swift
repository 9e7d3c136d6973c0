/// A person's account on a server: who logs in with an e-mail address. The machine's own user, the local owner, has none.
package typealias AccountID = Int64

/// Whom a request acts for, and under which plan.
package struct Caller: Sendable, Equatable {
    /// Nil for the local owner.
    package var account: AccountID?
    package var email: String?
    /// The start of the key, which may be shown.
    package var reference: String
    package var plan: Priority

    package init(account: AccountID?, email: String?, reference: String, plan: Priority) {
        self.account = account
        self.email = email
        self.reference = reference
        self.plan = plan
    }

    /// The commands and the dashboard on the machine itself, which no plan limits.
    package static let localOwner = Caller(account: nil, email: nil, reference: "local", plan: .advanced)

    /// Who a model counts for against a plan's limit: an account whichever of its keys was used, else the one key.
    var countedAs: String { account.map { "account \($0)" } ?? "key \(reference)" }
}

/// An API key without its secret, as lists show it.
package struct KeyRecord: Sendable, Equatable, Codable {
    /// The start of the key: enough to tell keys apart, nothing to log in with.
    package var reference: String
    /// Nil when the key acts for the local owner.
    package var email: String?
    package var plan: Priority
    /// Came from a login; the others were made with `keys create`.
    package var isToken: Bool
    package var createdAt: Milliseconds
    package var expiresAt: Milliseconds?
    package var revokedAt: Milliseconds?
}

/// A key that opens something now.
package struct LiveKey: Sendable {
    /// SHA-256 of the key's text.
    package var digest: [UInt8]
    package var expiresAt: Milliseconds?
    package var caller: Caller

    package init(digest: [UInt8], expiresAt: Milliseconds?, caller: Caller) {
        self.digest = digest
        self.expiresAt = expiresAt
        self.caller = caller
    }
}

extension Priority {
    /// Trained models that an API key of this plan may have at a time; nil for no limit.
    package var modelLimit: Int? {
        switch self {
        case .free: 2
        case .basic: 10
        case .advanced: nil
        }
    }
}
