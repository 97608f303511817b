import CCurl
import Foundation
package import LedgerLog

/// Asks somebody over HTTP or HTTPS; certificates are those the machine trusts.
package enum HTTPClient {
    /// How long an answer may take, and how long it takes to find nobody there, in seconds.
    private static let (patience, reach) = (30, 10)
    private static let maximumBytes = 1 << 20

    /// Sends a body and waits for the answer, whatever its status; redirections are not followed.
    ///
    /// - Throws: `unreachable` if there is no answer; `notFound` without the library.
    package static func post(
        _ body: [UInt8],
        _ type: String,
        to url: String
    ) throws(LogError) -> HTTPAnswer {
        guard liandan_curl_is_there() != 0, let request = unsafe liandan_curl_new() else {
            throw LogError(.notFound, "asking over HTTP needs libcurl: apt install libcurl4")
        }
        defer { unsafe liandan_curl_free(request) }
        // Whoever is asked may die meanwhile, which is an error and no reason to die with it.
        signal(SIGPIPE, SIG_IGN)
        let header = unsafe liandan_curl_set_header(request, "Content-Type: \(type)")
        defer { unsafe liandan_curl_free_header(header) }
        unsafe liandan_curl_set_text(request, CURLOPT_URL, url)
        unsafe liandan_curl_set_text(request, CURLOPT_PROTOCOLS_STR, "http,https")
        unsafe liandan_curl_set_text(request, CURLOPT_USERAGENT, "liandan")
        unsafe liandan_curl_set_number(request, CURLOPT_NOSIGNAL, 1)
        unsafe liandan_curl_set_number(request, CURLOPT_TIMEOUT, patience)
        unsafe liandan_curl_set_number(request, CURLOPT_CONNECTTIMEOUT, reach)
        let answer = Arriving(maximumBytes)
        let code = unsafe body.withUnsafeBytes { bytes in
            unsafe liandan_curl_set_body(request, bytes.baseAddress, bytes.count)
            unsafe liandan_curl_set_sink(
                request,
                { unsafe Arriving.take($0, $1 * $2, $3) },
                Unmanaged.passUnretained(answer).toOpaque()
            )
            return unsafe liandan_curl_run(request)
        }
        guard code == CURLE_OK else {
            let reason = unsafe liandan_curl_reason(code).map { unsafe String(cString: $0) } ?? ""
            throw LogError(.unreachable, "\(url): \(reason)")
        }
        let status = unsafe liandan_curl_status(request)
        return HTTPAnswer(status, type: "", body: answer.bytes)
    }
}

/// The body of an answer that is still on its way.
private final class Arriving {
    private(set) var bytes: [UInt8] = []
    private let maximum: Int

    init(_ maximum: Int) {
        self.maximum = maximum
    }

    /// Returns how much was taken; less than was given ends the request.
    static func take(
        _ piece: UnsafeMutablePointer<CChar>?,
        _ count: Int,
        _ context: UnsafeMutableRawPointer?
    ) -> Int {
        guard let context = unsafe context else { return 0 }
        let answer = unsafe Unmanaged<Arriving>.fromOpaque(context).takeUnretainedValue()
        guard answer.bytes.count + count <= answer.maximum else { return 0 }
        unsafe answer.bytes += UnsafeRawBufferPointer(start: piece, count: count)
        return count
    }
}
