import CanonicalJSON
import Foundation
import LiandanTesting
import Testing

/// An inspector's archive: a disk on which nothing can be written, not even beside the ledger.
struct ReadOnlyDiskTests {
    /// What makes a command one of somebody without rights; root could write all the same.
    private static let somebody =
        getuid() == 0
        ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", Program.path]
        : [Program.path]

    /// Where the build stands in a folder of root's own, nobody else can run it.
    private static var canRun: Bool {
        (try? Shell.run(somebody + ["--version"]).status) == 0
    }

    @Test(.enabled(if: canRun)) func `a ledger is read and audited where nothing can be written`()
        throws
    {
        let stage = try Stage()
        let archive = try TemporaryFolder()
        for name in ["city.ldg", "city.trust"] {
            try archive.write(stage.bytes(.authority, name), to: name)
        }
        unsafe chmod(archive.path, 0o555)
        defer { unsafe chmod(archive.path, 0o755) }
        let words = [
            ["audit", "city.ldg", "--trust", "city.trust"],
            ["party", "list", "--ledger", "city.ldg"],
        ]
        for words in words {
            let shell = try Shell.run(
                Self.somebody + words,
                in: archive.path,
                environment: Stage.quiet
            )
            #expect(shell.status == 0, "\(words): \(shell.output)\(shell.errors)")
        }
        let append = ["party", "retire", Town.carrier, "--reason", "x", "--ledger", "city.ldg"]
        #expect(try Shell.run(Self.somebody + append, in: archive.path).status != 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: archive.path).count == 2)
    }
}
