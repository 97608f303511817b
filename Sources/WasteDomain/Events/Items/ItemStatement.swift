import CanonicalJSON

/// A statement about one existing package, made by whoever has it.
package protocol ItemStatement: StatementBody {
    /// 数字识别码 of the package.
    var code: ItemCode { get }

    /// Whether it changes what a packed unit holds as it changes the unit.
    static var movesContents: Bool { get }

    /// Changes the package, which is in a state this statement can follow.
    func change(_ item: inout Item, _ made: Made)
}

extension ItemStatement {
    package static var movesContents: Bool { false }

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

    package var usedItems: [Mention] { [Mention("/code", Subject(.item, code))] }

    /// A statement that cannot follow the package's state changes nothing.
    package func apply(to slice: inout StateSlice, _ made: Made) {
        guard slice[Item.self, code]?.canFollow(Self.kind) == true else { return }
        if Self.movesContents {
            slice.move(code) { change(&$0, made) }
        } else {
            slice.change(code) { change(&$0, made) }
        }
    }
}
