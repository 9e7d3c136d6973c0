import Foundation

/// Why a job failed, in one line for the record.
enum JobFailure {
    static func explain(_ error: any Error) -> String {
        let text =
            switch error {
            case is DecodingError, is EncodingError, is CocoaError: error.localizedDescription
            default: "\(error)"
            }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
