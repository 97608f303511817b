import Synchronization

/// A value that is made when it is first asked for, once, whoever asks.
final class Lazy<Value: Sendable>: Sendable {
    private let made = Mutex<Result<Value, RegulationError>?>(nil)
    private let make: @Sendable () throws(RegulationError) -> Value

    init(_ make: @escaping @Sendable () throws(RegulationError) -> Value) {
        self.make = make
    }

    /// Makes it, or says why it cannot be made.
    func check() throws(RegulationError) -> Value {
        try made.withLock { made in
            if let made { return made }
            let result = Result { () throws(RegulationError) in try make() }
            made = result
            return result
        }
        .get()
    }

    /// The value; whoever asks knows that it can be made.
    var value: Value {
        do {
            return try check()
        } catch {
            preconditionFailure("a regulation that was checked before cannot be read: \(error)")
        }
    }
}
