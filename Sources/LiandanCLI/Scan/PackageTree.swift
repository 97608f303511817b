import LedgerLog
import Liandan
import WasteDomain

/// A package and what is in it 内含, as deep as it goes.
struct PackageTree {
    let code: ItemCode
    /// What the ledger knows of it.
    let item: Item?
    /// Empty for a plain package, and where no ledger knows what is in it.
    let inner: [PackageTree]

    /// One that is known by nothing but its code.
    init(_ code: ItemCode) {
        self.code = code
        item = nil
        inner = []
    }

    init(_ code: ItemCode, _ reader: StateReader) throws(LogError) {
        self.code = code
        item = try reader.record(Item.self, code)
        var inner: [PackageTree] = []
        for code in item?.contents ?? [] { inner.append(try PackageTree(code, reader)) }
        self.inner = inner
    }

    /// The packed unit a package is in, the outermost one; itself if it is in none.
    ///
    /// - Parameters:
    ///   - code: The package's code.
    ///   - reader: The state that is looked at.
    ///   - known: What was read of a unit before, which stands if the unit is the same.
    /// - Throws: If the ledger cannot be read.
    init(
        around code: ItemCode,
        _ reader: StateReader,
        known: (ItemCode) -> PackageTree?
    ) throws(LogError) {
        var unit = code
        var item = try reader.record(Item.self, code)
        while let outer = item?.container {
            unit = outer
            item = try reader.record(Item.self, outer)
        }
        if let known = known(unit), known.item == item {
            self = known
        } else {
            try self.init(unit, reader)
        }
    }

    /// 净重; nil if nobody weighed it.
    var net: Mass? { item?.weighed?.net }

    /// The packages in it that hold no others; itself if it is one.
    var plain: [ItemCode] { inner.isEmpty ? [code] : inner.flatMap(\.plain) }

    /// What is in it under a code, itself included.
    subscript(code: ItemCode) -> PackageTree? {
        if code == self.code { return self }
        return inner.lazy.compactMap { $0[code] }.first
    }
}
