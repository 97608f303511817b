import Foundation
import LiandanTesting
import Testing

/// A real timestamp authority: a root, a certificate of its own, and the openssl command.
struct TimestampAuthority {
    private static let configuration = """
        [tsa]
        default_tsa = one
        [one]
        serial = serial
        crypto_device = builtin
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256, sm3, sha512
        accuracy = secs:1
        ordering = yes
        tsa_name = no
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256
        [stamping]
        keyUsage = critical, digitalSignature
        extendedKeyUsage = critical, timeStamping
        """

    private let folder: TemporaryFolder
    /// The root's certificate, PEM.
    var root: String { folder.file("root.pem") }

    /// Its certificate is valid from now on for so many days; the root's for ten years.
    init(days: Int = 3650) throws {
        folder = try TemporaryFolder()
        try folder.write(Array(Self.configuration.utf8), to: "ts.cnf")
        try folder.write(Array("01\n".utf8), to: "serial")
        let p256 = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        try openssl("req -x509 \(p256) -keyout root.key -out root.pem -days 3650 -subj /CN=Root")
        try openssl("req \(p256) -keyout tsa.key -out tsa.csr -subj /CN=TSA")
        try openssl(
            "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem"
                + " -days \(days) -extfile ts.cnf -extensions stamping"
        )
    }

    /// Answers a request, a `.tsq` file, with a `.tsr` file.
    func answer(_ request: String, to answer: String) throws {
        try openssl(
            "ts -reply -config ts.cnf -queryfile \(request) -signer tsa.pem -inkey tsa.key"
                + " -out \(answer)"
        )
    }

    /// Asks about any file, as others would.
    func request(for file: String, to request: String) throws {
        try openssl("ts -query -data \(file) -sha256 -cert -out \(request)")
    }

    private func openssl(_ arguments: String) throws {
        let words = arguments.split(separator: " ").map(String.init)
        let shell = try Shell.run(["openssl"] + words, in: folder.path)
        try #require(shell.status == 0, "\(arguments): \(shell.errors)")
    }
}
