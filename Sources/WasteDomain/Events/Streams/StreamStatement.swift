/// A statement that is a row of a stream's books 其他固废台账.
///
/// A row stated anew, with a reason, takes the place of what was stated before.
package protocol StreamStatement: StatementBody {
    var movement: StreamMovement { get }
    /// Why a row is stated anew 更正事由; nil the first time.
    var reason: OneLine? { get }
    /// The items the waste was packed into; empty unless it became hazardous waste.
    var packed: [ItemCode] { get }
}

extension StreamStatement {
    package var packed: [ItemCode] { [] }

    package func speakers(in slice: StateSlice) -> [Speaker] { [.party(movement.point.party)] }

    package var needs: [Mention] {
        let other = movement.counterparty.map { Mention("/counterparty", $0.subject) }
        return [Mention("/point", movement.point.subject)] + [other].compactMap(\.self)
    }

    package func subjects(in slice: StateSlice, _ made: Made) -> [Subject] {
        let row = Subject(.streamRow, movement.row)
        let known = slice.knows(row) ? slice[StreamRow.self, movement.row]?.movement : nil
        let points = [movement.point, movement.counterparty].compactMap(\.self)
        return [row] + points.flatMap(\.subjects) + movement.subjects + (known?.subjects ?? [])
            + packed.map { Subject(.item, $0) }
    }

    package func apply(to slice: inout StateSlice, _ made: Made) {
        let known = slice[StreamRow.self, movement.row]
        guard known == nil || reason != nil else { return }
        if let known { slice.book(known.movement, made, undoing: true) }
        slice.put(StreamRow(self, made.note))
        slice.book(movement, made, undoing: false)
        for item in packed { slice.change(item) { $0.regime = movement.row } }
    }
}

extension StreamMovement {
    /// What it changes beside its own row.
    fileprivate var subjects: [Subject] {
        let load = load.map { [Subject(.streamLoad, $0)] } ?? []
        let agreement = agreement.map { [Subject(.contract, $0)] } ?? []
        return load + agreement + (stock == nil ? [] : [Subject(.streamStock, shelf)])
    }

    /// The contract of whoever gives under which the waste was fetched 收运协议.
    fileprivate var agreement: DocumentID? {
        guard stock == .adds, let giver, let contract else { return nil }
        return DocumentID(giver, contract)
    }
}

extension StateSlice {
    /// Counts a row in the stock and the load it belongs to, or takes it back.
    fileprivate mutating func book(_ movement: StreamMovement, _ made: Made, undoing: Bool) {
        if movement.stock != nil {
            var stock =
                self[StreamStock.self, movement.shelf] ?? StreamStock(movement, made.note)
            stock.take(movement, made.note, undoing: undoing)
            put(stock)
        }
        if let agreement = movement.agreement {
            update(Contract.self, agreement) { $0.serve(movement, undoing: undoing) }
        }
        guard let id = movement.load,
            var load = self[StreamLoad.self, id] ?? StreamLoad(movement)
        else { return }
        load.take(movement, undoing: undoing)
        put(load)
    }
}
