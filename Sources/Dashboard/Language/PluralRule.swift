/// Which form of a noun stands beside a count (Unicode CLDR, plural rules of whole numbers).
enum PluralRule {
    /// Chinese, Japanese, Thai: one form.
    case none
    /// English, German, Spanish: one, and all others.
    case oneAndOther
    /// French, Hindi: nothing and one alike, and all others.
    case upToOne
    /// Russian, Ukrainian, Croatian: 1, 21, 31; 2–4, 22–24; all others.
    case eastSlavic
    /// Polish: 1; 2–4, 22–24; all others.
    case polish
    /// Czech, Slovak: 1; 2–4; all others.
    case czech

    init(language code: String) {
        switch code.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
        case "zh", "ja", "ko", "th", "vi", "id", "ms", "lo", "my", "km": self = .none
        case "fr", "hi", "pt", "hy", "bn", "fa", "am", "zu", "gu", "kn": self = .upToOne
        case "ru", "uk", "be", "sr", "hr", "bs": self = .eastSlavic
        case "pl": self = .polish
        case "cs", "sk": self = .czech
        default: self = .oneAndOther
        }
    }

    /// How many forms a language has.
    var forms: Int {
        switch self {
        case .none: 1
        case .oneAndOther, .upToOne: 2
        case .eastSlavic, .polish, .czech: 3
        }
    }

    /// The place of the form among the language's forms.
    func form(of count: Int) -> Int {
        let (ones, tens) = (count % 10, count % 100)
        let isFew = (2...4).contains(ones) && !(12...14).contains(tens)
        return switch self {
        case .none: 0
        case .oneAndOther: count == 1 ? 0 : 1
        case .upToOne: count <= 1 ? 0 : 1
        case .eastSlavic: ones == 1 && tens != 11 ? 0 : isFew ? 1 : 2
        case .polish: count == 1 ? 0 : isFew ? 1 : 2
        case .czech: count == 1 ? 0 : (2...4).contains(count) ? 1 : 2
        }
    }
}
