import CanonicalJSON
import Foundation
import Interchange
import LiandanTesting

extension LooseJSON {
    /// A file of the repository, laid out for reading: an example, a schema.
    static func read(_ path: String) throws -> JSONValue { try read(Fixture.bytes(path)) }
}

/// Names of files under a folder of the repository, without an ending they share.
func names(under folder: String, ending: String) throws -> Set<String> {
    let path = Fixture.repository.appending(path: folder).path
    let files = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Set(files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
}
