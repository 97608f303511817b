package import CanonicalJSON
import CLibcrypto

/// One `EVP_MD_CTX`, reused for message after message.
@safe
package struct DigestContext: ~Copyable {
    private let context: OpaquePointer

    /// Stops the program if libcrypto cannot start: without a hash there is no ledger.
    package init(_ algorithm: HashAlgorithm) {
        guard let context = unsafe EVP_MD_CTX_new(),
            unsafe EVP_DigestInit_ex(context, algorithm.handle, nil) == 1
        else { preconditionFailure("libcrypto cannot start a digest") }
        unsafe self.context = context
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    /// Hashes `prefix` ‖ `message`.
    package mutating func digest(prefix: UInt8, _ message: Span<UInt8>) -> Digest {
        restart()
        var prefix = prefix
        unsafe update(&prefix, 1)
        update(message)
        return finish()
    }

    /// Hashes `message`.
    package mutating func digest(_ message: Span<UInt8>) -> Digest {
        restart()
        update(message)
        return finish()
    }

    /// Hashes 0x01 ‖ `left` ‖ `right`, a node of a tree.
    package mutating func digest(prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
        restart()
        var prefix = prefix
        unsafe update(&prefix, 1)
        update(left)
        update(right)
        return finish()
    }

    private func restart() {
        guard unsafe EVP_DigestInit_ex(context, nil, nil) == 1 else {
            preconditionFailure("libcrypto cannot restart a digest")
        }
    }

    private func update(_ message: Span<UInt8>) {
        unsafe message.withUnsafeBufferPointer { bytes in
            unsafe update(bytes.baseAddress, bytes.count)
        }
    }

    private func update(_ pointer: UnsafeRawPointer?, _ count: Int) {
        guard unsafe EVP_DigestUpdate(context, pointer, count) == 1 else {
            preconditionFailure("libcrypto cannot continue a digest")
        }
    }

    private func update(_ digest: Digest) {
        // The words of a digest are its bytes on every machine Swift runs Linux on: little-endian.
        unsafe withUnsafeBytes(of: digest.words) { bytes in
            unsafe update(bytes.baseAddress, bytes.count)
        }
    }

    private func finish() -> Digest {
        var words = SIMD4<UInt64>()
        let done = unsafe withUnsafeMutableBytes(of: &words) { buffer in
            unsafe EVP_DigestFinal_ex(
                context,
                buffer.baseAddress?.assumingMemoryBound(to: UInt8.self),
                nil
            )
        }
        guard done == 1 else { preconditionFailure("libcrypto cannot finish a digest") }
        return Digest(words: words)
    }
}
