import CanonicalJSON

/// What a site has of one waste, by the day it came, the oldest going first 先进先出.
struct AgedStock {
    private var layers: ArraySlice<Layer> = []

    private struct Layer {
        let day: CivilDay
        var grams: Int64
    }

    var grams: Int64 { layers.reduce(0) { $0 + $1.grams } }

    /// What has been there longer than so many days on a day.
    func grams(olderThan days: Int, on day: CivilDay) -> Int64 {
        let oldest = day.advanced(by: -Int64(days))
        return layers.reduce(0) { $0 + ($1.day < oldest ? $1.grams : 0) }
    }

    /// Grams times the days they have been there on a day.
    func age(on day: CivilDay) -> Int64 {
        layers.reduce(0) { $0 + $1.grams * max(0, day.number - $1.day.number) }
    }

    /// Grows or shrinks; what leaves without being there leaves nothing behind.
    mutating func change(by grams: Int64, on day: CivilDay) {
        if grams > 0 {
            layers.append(Layer(day: day, grams: grams))
            return
        }
        var left = -grams
        while left > 0, var first = layers.popFirst() {
            let taken = min(left, first.grams)
            left -= taken
            first.grams -= taken
            if first.grams > 0 { layers = [first] + layers }
        }
    }
}
