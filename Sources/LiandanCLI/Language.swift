import ArgumentParser
import Foundation
import WasteDomain

/// The language people are spoken to in: `--lang`, else the locale.
enum Language: String, CaseIterable, ExpressibleByArgument {
    case zh, en

    static let current: Language = {
        let arguments = CommandLine.arguments
        if let place = arguments.firstIndex(of: "--lang"), place + 1 < arguments.count,
            let language = Language(rawValue: arguments[place + 1])
        {
            return language
        }
        for argument in arguments where argument.hasPrefix("--lang=") {
            if let language = Language(rawValue: String(argument.dropFirst(7))) { return language }
        }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("zh") == true ? .zh : .en
    }()
}

/// One of two texts, by the language people are spoken to in.
func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    Language.current == .zh ? zh() : en()
}

extension Bilingual {
    /// The text in the language people are spoken to in.
    var text: String { say(zh, en) }
}
