import Terminal
import Testing

struct ColourDepthTests {
    @Test(
        "The depth follows the terminal's description and the environment",
        arguments: [
            (-1, [:], .monochrome), (8, [:], .ansi8), (16, [:], .ansi16), (88, [:], .ansi16), (256, [:], .x256),
            (256, ["COLORTERM": "truecolor"], .truecolor),
            (256, ["COLORTERM": "24bit"], .truecolor), (256, ["COLORTERM": "yes"], .x256), (8, ["COLORTERM": "truecolor"], .ansi8),
            (256, ["TERM": "xterm-direct"], .truecolor), (256, ["NO_COLOR": "1", "COLORTERM": "truecolor"], .monochrome),
            (256, ["NO_COLOR": ""], .x256),
            (256, ["TERM": "dumb"], .monochrome),
        ] as [(Int, [String: String], ColourDepth)])
    func detect(colours: Int, environment: [String: String], depth: ColourDepth) {
        #expect(ColourDepth.detect(terminfoColours: colours, environment: environment) == depth)
    }

    @Test("Colours of the cube and the greys are their own nearest", arguments: [16, 21, 46, 73, 110, 196, 231, 232, 244, 255] as [UInt8])
    func nearest(index: UInt8) {
        #expect(TerminalPalette.colour(TerminalPalette.nearest256(TerminalPalette.colour(index))) == TerminalPalette.colour(index))
    }

    @Test("Luminance and contrast are those of WCAG")
    func contrast() {
        #expect(abs(RGB(255, 255, 255).contrast(with: RGB(0, 0, 0)) - 21) < 0.01)
        #expect(abs(RGB(0x77, 0x77, 0x77).contrast(with: RGB(255, 255, 255)) - 4.48) < 0.01)
        #expect(abs(RGB(255, 0, 0).luminance - 0.2126) < 0.0001)
    }
}
