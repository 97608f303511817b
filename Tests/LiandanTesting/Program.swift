import Foundation

/// The command `liandan`, as it was built beside the running tests.
package enum Program {
    /// A program that should have been built and is not there.
    private struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String { "there is no \(path): run `swift build --product liandan`" }
    }

    /// Where the build put it: beside the tests.
    package static let path = path(of: "liandan")

    /// Where the build put a program of the package.
    package static func path(of name: String) -> String {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return tests.deletingLastPathComponent().appending(path: name).path
    }

    /// Runs it to its end; throws if it was not built.
    package static func run(
        _ arguments: [String],
        in directory: String? = nil,
        environment: [String: String] = [:],
        input: String = ""
    ) throws -> Shell {
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
        return try Shell.run(
            [path] + arguments,
            in: directory,
            environment: environment,
            input: input
        )
    }
}
