package import Foundation

/// Files of the repository, found once from where this file stands.
package enum Fixture {
    /// The top of the repository.
    package static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Where a file stands, by its path from the top of the repository.
    package static func path(_ path: String) -> String { repository.appending(path: path).path() }

    /// The bytes of a file, by its path from the top of the repository.
    package static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: repository.appending(path: path)))
    }

    /// The bytes of any file.
    package static func file(_ path: String) throws -> Data {
        try Data(contentsOf: URL(filePath: path))
    }

    /// A vector file of `Fixtures/vectors`, decoded.
    package static func vectors<Vectors: Decodable>(
        _ name: String,
        as type: Vectors.Type = Vectors.self
    ) throws -> Vectors {
        try decoded("Fixtures/vectors/\(name).json", as: type)
    }

    /// A JSON file, by its path from the top of the repository, decoded.
    package static func decoded<Content: Decodable>(
        _ path: String,
        as type: Content.Type = Content.self
    ) throws -> Content {
        try JSONDecoder().decode(type, from: Data(bytes(path)))
    }
}
