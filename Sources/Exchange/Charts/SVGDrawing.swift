import Foundation

/// A drawing in SVG 1.1, put together from the few shapes that charts need. Lengths are pixels, y grows downwards.
struct SVGDrawing {
    enum Anchor: String { case start, middle, end }

    let width: Double
    let height: Double
    private var body = ""

    /// Colours that are told apart by people who see no red or green too (Okabe and Ito).
    static let palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B6B6B"]
    static let ink = "#1F2430"
    static let faint = "#667085"
    static let axis = "#98A2B3"
    static let grid = "#EAECF0"
    static let ground = "#FFFFFF"

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, corner: Double = 0, opacity: Double = 1
    ) {
        let round = corner > 0 ? " rx=\"\(Self.number(corner))\"" : ""
        let clear = opacity < 1 ? " fill-opacity=\"\(Self.number(opacity))\"" : ""
        body += "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(width, 0)))\" "
        body += "height=\"\(Self.number(max(height, 0)))\"\(round) fill=\"\(fill)\"\(clear)/>\n"
    }

    mutating func line(_ points: [(x: Double, y: Double)], stroke: String, width: Double = 1, isDashed: Bool = false) {
        let path = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        let dash = isDashed ? " stroke-dasharray=\"5 4\"" : ""
        body += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\" "
        body += "stroke-linejoin=\"round\" stroke-linecap=\"round\"\(dash)/>\n"
    }

    /// With a rim of the ground's colour, so that it stands out from the lines that it lies on.
    mutating func dot(_ x: Double, _ y: Double, fill: String, radius: Double = 3) {
        body += "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" fill=\"\(fill)\" "
        body += "stroke=\"\(Self.ground)\" stroke-width=\"1\"/>\n"
    }

    /// - Parameter turned: written from bottom to top.
    mutating func text(
        _ text: String, _ x: Double, _ y: Double, anchor: Anchor = .start, size: Double = 12, fill: String = ink, turned: Bool = false,
        isBold: Bool = false
    ) {
        let turn = turned ? " transform=\"rotate(-90 \(Self.number(x)) \(Self.number(y)))\"" : ""
        let weight = isBold ? " font-weight=\"bold\"" : ""
        body +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor.rawValue)\" font-size=\"\(Self.number(size))\" "
        body += "fill=\"\(fill)\"\(weight)\(turn)>\(Self.escaped(text))</text>\n"
    }

    var data: Data {
        let size =
            "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
        return Data(
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) font-family=\"DejaVu Sans, Noto Sans, Helvetica, Arial, sans-serif\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"\(Self.ground)\"/>\n" + body + "</svg>\n").utf8)
    }

    /// About how many pixels a text takes in width: the letters of the first font are .6 of their size on average.
    static func width(of text: String, size: Double) -> Double { Double(text.count) * size * 0.6 }

    /// With one digit behind the point at most.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let whole = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10)"
        return tenths % 10 == 0 ? whole : "\(whole).\(abs(tenths) % 10)"
    }

    /// What XML cannot hold is left out.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                let isText =
                    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                if isText { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
