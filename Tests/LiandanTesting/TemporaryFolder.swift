import Foundation

/// A folder that is removed when nobody holds it any more.
package final class TemporaryFolder: Sendable {
    /// Without a slash at the end.
    package let path: String

    /// Makes an empty folder with a name nobody else has.
    package init() throws {
        path = NSTemporaryDirectory() + "liandan-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in the folder.
    package func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file in the folder and returns its path.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }
}
