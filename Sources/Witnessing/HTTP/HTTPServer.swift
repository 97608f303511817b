import CMicrohttpd
import Foundation
package import LedgerLog

/// A small HTTP service: one thread, short requests, no connection that lasts for nothing.
@safe
package final class HTTPServer: @unchecked Sendable {
    private static let connections: UInt32 = 256
    /// How long a connection may be silent, and how long a request may take to arrive, in seconds.
    private static let patience: UInt32 = 10

    fileprivate let maximumBytes: Int
    fileprivate let handler: @Sendable (HTTPRequest) -> HTTPAnswer
    private var daemon: OpaquePointer?

    /// Starts to serve.
    ///
    /// - Parameters:
    ///   - address: A numeric address and a port, such as `127.0.0.1:8440`; port 0 takes a free one.
    ///   - maximumBytes: A longer body is refused with 413.
    ///   - handler: Called on the service's own thread, one request at a time.
    /// - Throws: `malformed`, `unreachable` if the address is taken, `notFound` without the library.
    package init(
        _ address: String,
        maximumBytes: Int,
        _ handler: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
    ) throws(LogError) {
        self.maximumBytes = maximumBytes
        self.handler = handler
        guard liandan_mhd_is_there() != 0 else {
            throw LogError(.notFound, "serving needs libmicrohttpd: apt install libmicrohttpd12")
        }
        let found = unsafe try Self.resolve(address)
        defer { unsafe freeaddrinfo(found) }
        unsafe daemon = liandan_mhd_start(
            found.pointee.ai_addr,
            Self.connections,
            Self.patience,
            { unsafe HTTPServer.access($0, $1, $2, $3, $5, $6, $7) },
            { _, _, request, _ in unsafe HTTPServer.complete(request) },
            Unmanaged.passUnretained(self).toOpaque()
        )
        guard unsafe daemon != nil else {
            throw LogError(.unreachable, "\(address) cannot be listened to")
        }
    }

    deinit { stop() }

    /// The port that is listened to.
    package var port: Int { unsafe daemon.map { Int(unsafe liandan_mhd_port($0)) } ?? 0 }

    /// Ends when the request in hand is answered.
    package func stop() {
        if let daemon = unsafe daemon { unsafe liandan_mhd_stop(daemon) }
        unsafe daemon = nil
    }

    private static func resolve(
        _ address: String
    ) throws(LogError) -> UnsafeMutablePointer<addrinfo> {
        let colon = address.lastIndex(of: ":") ?? address.endIndex
        let host = address[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        let port = String(address[colon...].dropFirst())
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard UInt16(port) != nil, unsafe getaddrinfo(host, port, &hints, &found) == 0,
            let found = unsafe found
        else {
            throw LogError(.malformed, "\(address) is no address and port, such as 127.0.0.1:8440")
        }
        return unsafe found
    }

    /// Called when the headers are there, for each piece of the body, and once at its end.
    private static func access(
        _ context: UnsafeMutableRawPointer?,
        _ connection: OpaquePointer?,
        _ path: UnsafePointer<CChar>?,
        _ method: UnsafePointer<CChar>?,
        _ piece: UnsafePointer<CChar>?,
        _ count: UnsafeMutablePointer<Int>?,
        _ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) -> MHD_Result {
        guard let context = unsafe context, let path = unsafe path, let method = unsafe method,
            let count = unsafe count, let request = unsafe request
        else { return .NO }
        let server = unsafe Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
        guard let arriving = unsafe request.pointee else {
            let length = unsafe liandan_mhd_header(connection, "Content-Length")
            if let length = unsafe length,
                unsafe Int(String(cString: length)) ?? .max > server.maximumBytes
            {
                return unsafe send(HTTPAnswer(413, "too long\n"), connection)
            }
            unsafe request.pointee = Unmanaged.passRetained(ArrivingBody()).toOpaque()
            return .YES
        }
        let body = unsafe Unmanaged<ArrivingBody>.fromOpaque(arriving).takeUnretainedValue()
        if unsafe count.pointee > 0 {
            let room = server.maximumBytes - body.bytes.count
            guard unsafe count.pointee <= room, body.age < TimeInterval(patience) else {
                return .NO
            }
            unsafe body.bytes += UnsafeRawBufferPointer(start: piece, count: count.pointee)
            unsafe count.pointee = 0
            return .YES
        }
        let answer = server.handler(
            unsafe HTTPRequest(
                method: String(cString: method),
                path: String(cString: path),
                body: body.bytes
            )
        )
        return unsafe send(answer, connection)
    }

    private static func complete(_ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?) {
        guard let arriving = unsafe request?.pointee else { return }
        unsafe Unmanaged<ArrivingBody>.fromOpaque(arriving).release()
    }

    private static func send(_ answer: HTTPAnswer, _ connection: OpaquePointer?) -> MHD_Result {
        unsafe liandan_mhd_answer(
            connection,
            UInt32(answer.status),
            answer.type,
            answer.body,
            answer.body.count
        )
    }
}

/// The body of a request that is still on its way.
private final class ArrivingBody {
    var bytes: [UInt8] = []
    private let start = Date()

    var age: TimeInterval { Date().timeIntervalSince(start) }
}
