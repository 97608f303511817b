import CanonicalJSON

/// A statement about one existing package, made by whoever has it.
package protocol ItemStatement: StatementBody {
    /// 数字识别码 of the package.
    var code: ItemCode { get }

    /// Changes the package, which is in a state this statement can follow.
    func change(_ item: inout Item, _ made: Made)
}

extension ItemStatement {
    package var itemStatement: (any ItemStatement)? { self }

    /// Whoever has the package, or the unit in its code where nobody does.
    package func speakers(in slice: StateSlice) -> [Speaker] {
        [.party(slice[Item.self, code]?.custodian ?? code.unit)]
    }

    package var needs: [Mention] {
        [Mention("/code", Subject(.item, code))]
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        [Subject(.item, code)]
    }

    /// A statement that cannot follow the package's state changes nothing.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        slice.update(Item.self, code) { item in
            guard ItemStatus.sources(of: Self.kind)?.contains(item.status) == true else { return }
            change(&item, made)
        }
    }
}
