import ArgumentParser
import Foundation
import Prints
import Regulation
import WasteDomain

/// What labels are made as.
enum LabelFormat: String, CaseIterable, ExpressibleByArgument {
    case svg, pdf, html

    /// By how a file's name ends; nil if that tells nothing.
    init?(ofFile name: String) {
        self.init(rawValue: String(name.split(separator: ".").last ?? "").lowercased())
    }

    func bytes(of pages: [Drawing]) throws -> [UInt8] {
        switch self {
        case .svg:
            guard pages.count == 1 else {
                throw CommandError(
                    .usage,
                    "SVG 一个文件一页，共 \(pages.count) 页: 用 --out 文件夹，或 pdf、html",
                    "SVG holds one page, here are \(pages.count): use --out FOLDER, or pdf or html"
                )
            }
            return Array(try SVGPage.document(pages[0]).utf8)
        case .pdf: return try PDFProgram.pdf(of: pages.map(PrintedPage.drawing))
        case .html: return Array(try DrawingPage.document(pages).utf8)
        }
    }
}

/// Labels as pages of files: a file for all, or in a folder one for each label or sheet.
struct LabelFiles {
    private let labels: [PrintedLabel]
    private let format: LabelFormat
    private let isSheet: Bool

    init(_ labels: [PrintedLabel], _ format: LabelFormat, isSheet: Bool) {
        self.labels = labels
        self.format = format
        self.isSheet = isSheet
    }

    /// Writes them, to standard output if no path is named, and returns the files' names.
    func write(to path: String?) throws -> [String] {
        guard let path else {
            Terminal.write(try format.bytes(of: format == .svg && !isSheet ? single : pages))
            return []
        }
        guard isFolder(path) else {
            try FileAccess.write(
                try format.bytes(of: format == .svg && !isSheet ? single : pages),
                to: path
            )
            return [path]
        }
        return try named.map { name, pages in
            let file = "\(path)/\(name).\(format.rawValue)"
            try FileAccess.write(try format.bytes(of: pages), to: file)
            return file
        }
    }

    /// As often as each is needed, or on sheets.
    private var pages: [Drawing] {
        let all = labels.flatMap { label in
            Array(repeating: label.paper.drawing, count: label.size.copies)
        }
        return isSheet ? LabelSheet.pages(of: all) : all
    }

    /// Each once: an SVG file is printed as often as it is needed.
    private var single: [Drawing] { labels.map(\.paper.drawing) }

    private var named: [(String, [Drawing])] {
        if isSheet {
            return pages.enumerated().map { ("sheet-\($0 + 1)", [$1]) }
        }
        return labels.map { label in
            let copies = format == .svg ? 1 : label.size.copies
            return (
                label.paper.code.description,
                Array(repeating: label.paper.drawing, count: copies)
            )
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        return exists && isDirectory.boolValue
    }
}
