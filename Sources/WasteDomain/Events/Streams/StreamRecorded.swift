package import CanonicalJSON

/// One movement or act in a stream of other solid waste is stated 其他固废台账记录: generated, collected,
/// handed on, used, disposed of, as its profile names them.
package struct StreamRecorded: StreamStatement {
    package static let kind = EventKind.streamRecorded

    package let movement: StreamMovement
    package let reason: OneLine?

    package init?(from reader: inout ObjectReader) {
        let movement = StreamMovement(from: &reader)
        reason = reader.optional("reason")
        guard let movement else { return nil }
        self.movement = movement
    }

    package var json: JSONValue { .object(movement.object.adding(["reason": reason])) }
}
