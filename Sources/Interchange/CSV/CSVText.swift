package import Foundation

/// The text of a CSV file as spreadsheets in China save it: UTF-8, with or without a mark, or GB 18030.
package enum CSVText {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    /// - Throws: `badEncoding`.
    package static func decode(_ data: Data) throws(InterchangeError) -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = data.starts(with: mark) ? data.dropFirst(mark.count) : data
        if let text = String(data: body, encoding: .utf8) { return text }
        if let text = String(data: body, encoding: gb18030) { return text }
        throw InterchangeError(
            .badEncoding,
            zh: "文件既不是 UTF-8 也不是 GB 18030 编码",
            en: "the file is neither UTF-8 nor GB 18030"
        )
    }
}
