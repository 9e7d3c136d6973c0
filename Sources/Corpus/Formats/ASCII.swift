/// The bytes that the text formats are made of.
package enum ASCII {
    package static let tab: UInt8 = 0x09
    package static let newline: UInt8 = 0x0A
    package static let carriageReturn: UInt8 = 0x0D
    package static let space: UInt8 = 0x20
    package static let quote: UInt8 = 0x22
    package static let openParenthesis: UInt8 = 0x28
    package static let closeParenthesis: UInt8 = 0x29
    package static let comma: UInt8 = 0x2C
    package static let colon: UInt8 = 0x3A
    package static let semicolon: UInt8 = 0x3B
    package static let openBracket: UInt8 = 0x5B
    package static let backslash: UInt8 = 0x5C
    package static let closeBracket: UInt8 = 0x5D
    package static let openBrace: UInt8 = 0x7B
    package static let closeBrace: UInt8 = 0x7D

    package static func isSpace(_ byte: UInt8) -> Bool { byte == space || (tab...carriageReturn).contains(byte) }
    package static func isLineBreak(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
    package static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
