import Conformance
import Foundation
import LiandanTesting
import Testing

/// A scenario of the repository, as an argument of a test.
struct FixtureScenario: Sendable, CustomTestStringConvertible {
    /// From the top of the repository.
    let path: String

    /// One runner for all tests, so that starts are acted once.
    private static let runner = Result { try ScenarioRunner() }

    var url: URL { Fixture.repository.appending(path: path) }
    /// The file's name without its ending.
    var name: String { url.deletingPathExtension().lastPathComponent }
    /// The name of the folder it stands in.
    var folder: String { url.deletingLastPathComponent().lastPathComponent }
    var testDescription: String { path }

    /// Acts it.
    func run() throws -> ScenarioReport { try Self.runner.get().run(url) }

    /// All under a folder of the repository; none would let tests pass that test nothing.
    static func all(under folder: String) -> [FixtureScenario] {
        let top = Fixture.path("")
        let files = (try? ScenarioFile.all(under: Fixture.path(folder))) ?? []
        precondition(!files.isEmpty, "there are no scenarios in \(folder)")
        return files.map { FixtureScenario(path: String($0.path.trimmingPrefix(top))) }
    }
}
