import CRaster
import Foundation

/// Why a chart could not be drawn as a picture, and what to do.
package struct ChartImageError: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String
}

extension ChartImage {
    /// What a chart is kept as: SVG as it was written, or a picture of that.
    package enum Format: String, Sendable, CaseIterable {
        case svg, png, pdf
    }

    /// A PNG of a chart, two of its pixels for one of the drawing, as fine screens want it.
    ///
    /// librsvg and cairo draw; they are loaded at the first call, so the program starts without them.
    /// - Throws: one line that names the package to install where they, or every font, are missing.
    package static func png(of svg: Data) throws(ChartImageError) -> Data { try picture(of: svg, TR_PNG, scale: 2) }

    /// A PDF of a chart, drawn like `png(of:)`.
    package static func pdf(of svg: Data) throws(ChartImageError) -> Data { try picture(of: svg, TR_PDF, scale: 1) }

    /// The chart's bytes in a format.
    package static func bytes(of svg: Data, as format: Format) throws(ChartImageError) -> Data {
        switch format {
        case .svg: svg
        case .png: try png(of: svg)
        case .pdf: try pdf(of: svg)
        }
    }

    private static func picture(of svg: Data, _ format: tr_format, scale: Double) throws(ChartImageError) -> Data {
        let bytes = [UInt8](svg)
        var reason = [CChar](repeating: 0, count: 256)
        var picture: UnsafeMutablePointer<UInt8>?
        var size = 0
        let outcome = tr_draw(bytes, bytes.count, format, scale, &picture, &size, &reason, reason.count)
        defer { tr_free(picture) }
        let told = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        switch outcome {
        case TR_DRAWN:
            guard let picture else { return Data() }
            return Data(bytes: picture, count: size)
        case TR_NO_LIBRARY:
            throw ChartImageError(
                description: "a picture needs librsvg 2.52 or newer (Debian: apt-get install librsvg2-2); SVG needs nothing (\(told))")
        case TR_NO_FONT:
            throw ChartImageError(
                description: "a picture needs a font, and none is installed (Debian: apt-get install fonts-dejavu-core); SVG needs nothing")
        default: throw ChartImageError(description: "the chart cannot be drawn: \(told)")
        }
    }
}
