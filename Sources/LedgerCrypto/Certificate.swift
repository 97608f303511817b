import CLibcrypto

/// An X.509 certificate that is believed, or that leads to one.
package struct Certificate: Hashable, Sendable {
    /// All of it, DER.
    package let der: [UInt8]

    /// Takes exactly one certificate.
    package init?(der: [UInt8]) {
        guard let handle = unsafe Self.handle(der) else {
            ERR_clear_error()
            return nil
        }
        unsafe X509_free(handle)
        self.der = der
    }

    /// The certificates of a file, PEM or DER; empty if it has none.
    package static func all(in file: [UInt8]) -> [Certificate] {
        if let one = Certificate(der: file) { return [one] }
        let bio = unsafe BIO_new_mem_buf(file, Int32(file.count))
        defer {
            unsafe BIO_free(bio)
            // The end of the file is an error to libcrypto.
            ERR_clear_error()
        }
        var found: [Certificate] = []
        while let handle = unsafe PEM_read_bio_X509(bio, nil, nil, nil) {
            defer { unsafe X509_free(handle) }
            var output: UnsafeMutablePointer<UInt8>?
            let count = unsafe i2d_X509(handle, &output)
            guard count > 0, let output = unsafe output else { return [] }
            defer { unsafe liandan_openssl_free(output) }
            let der = unsafe Array(UnsafeBufferPointer(start: output, count: Int(count)))
            found += [Certificate(der: der)].compactMap(\.self)
        }
        return found
    }

    /// The certificate as libcrypto has it, to be freed by whoever asks.
    func handle() -> OpaquePointer? { unsafe Self.handle(der) }

    private static func handle(_ der: [UInt8]) -> OpaquePointer? {
        unsafe der.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            guard let handle = unsafe d2i_X509(nil, &cursor, buffer.count) else { return nil }
            guard unsafe cursor == buffer.baseAddress?.advanced(by: buffer.count) else {
                unsafe X509_free(handle)
                return nil
            }
            return unsafe handle
        }
    }
}
