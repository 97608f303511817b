import CanonicalJSON

/// A place in a document, step by step.
struct JSONPlace: Hashable {
    enum Step: Hashable {
        case member(String)
        case element(Int)
    }

    private(set) var steps: [Step] = []

    /// As faults name it: `/lines/0/mass`.
    var path: JSONPath {
        steps.reduce(.root) { path, step in
            switch step {
            case .member(let name): path.appending(name)
            case .element(let index): path.appending(index)
            }
        }
    }

    /// The names of the members on the way, without places in lists: `lines/mass`.
    var names: String {
        steps.compactMap { if case .member(let name) = $0 { name } else { nil } }
            .joined(separator: "/")
    }

    func appending(_ step: Step) -> JSONPlace {
        var place = self
        place.steps.append(step)
        return place
    }
}

extension JSONValue {
    /// Every place in this value, with what stands there.
    func places(from start: JSONPlace = JSONPlace()) -> [(place: JSONPlace, value: JSONValue)] {
        let inner: [(JSONPlace.Step, JSONValue)] =
            switch self {
            case .object(let object): object.members.map { (.member($0.name), $0.value) }
            case .array(let array): array.enumerated().map { (.element($0), $1) }
            case .bool, .integer, .string: []
            }
        return [(start, self)] + inner.flatMap { $1.places(from: start.appending($0)) }
    }

    /// The value with another at some place; a member becomes absent if that is nil.
    func replacing(_ steps: ArraySlice<JSONPlace.Step>, with new: JSONValue?) -> JSONValue {
        guard let step = steps.first else { return new ?? self }
        let rest = steps.dropFirst()
        switch (self, step) {
        case (.object(var object), .member(let name)):
            let old = object[name]
            object[name] = rest.isEmpty ? new : old?.replacing(rest, with: new)
            return .object(object)
        case (.array(var array), .element(let index)):
            array[index] = array[index].replacing(rest, with: new)
            return .array(array)
        default: return self
        }
    }

    func replacing(_ place: JSONPlace, with new: JSONValue?) -> JSONValue {
        replacing(place.steps[...], with: new)
    }
}
