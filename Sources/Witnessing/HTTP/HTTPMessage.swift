/// A request as a service sees it.
package struct HTTPRequest: Hashable, Sendable {
    /// In capitals, as it was sent.
    package let method: String
    /// Without host and query.
    package let path: String
    /// Empty for a GET.
    package let body: [UInt8]

    package init(method: String, path: String, body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.body = body
    }
}

/// What is answered.
package struct HTTPAnswer: Hashable, Sendable {
    /// RFC 9110 section 15.
    package let status: Int
    /// The media type of the body.
    package let type: String
    /// All of it, within the limit the asker set.
    package let body: [UInt8]

    init(_ status: Int, type: String, body: [UInt8]) {
        self.status = status
        self.type = type
        self.body = body
    }

    /// An answer in words.
    package init(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") {
        self.init(status, type: type, body: Array(text.utf8))
    }
}
