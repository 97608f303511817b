import ArgumentParser
import CanonicalJSON

/// The form of what a command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Prints an answer as aligned text for people or as one JSON document for machines.
struct Output {
    let format: OutputFormat
    /// Whether people's text goes to standard error, because standard output is piped on.
    var isBeside = false

    /// - Parameters:
    ///   - json: The answer for machines (`Schemas/cli/`).
    ///   - text: The answer for people.
    func show(_ json: some CanonicalEncodable, _ text: @autoclosure () -> String) {
        switch format {
        case .json: Terminal.print(String(decoding: json.canonicalBytes, as: UTF8.self))
        case .text: isBeside ? Terminal.complain(text()) : Terminal.print(text())
        }
    }
}
