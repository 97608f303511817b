import LedgerLog
import Liandan
import Regulation
import WasteDomain

/// What was declared for a year 外部数据.
struct FigureSheet {
    private let scope: IndicatorScope
    private var figures: [Word: [Figure]] = [:]

    init(_ scope: IndicatorScope, _ reader: StateReader) throws(LogError) {
        self.scope = scope
        for figure in try reader.records(Figure.self, term: "figure:\(scope.year)") {
            figures[figure.name, default: []].append(figure)
        }
    }

    /// The one that was declared for the region; for the whole ledger the only one there is.
    func figure(_ name: Word) -> Figure? {
        let declared = figures[name] ?? []
        if let code = scope.code { return declared.first { $0.region == code } }
        return declared.count == 1 ? declared[0] : nil
    }

    func lack(of name: Word) -> Lack {
        let others = scope.code == nil ? figures[name] ?? [] : []
        return .figure(name, region: scope.code, year: scope.year, others: others.map(\.region))
    }

    func sum(_ name: Word) -> SumResult {
        guard let figure = figure(name) else { return .missing(lack(of: name)) }
        var amount = Amount(of: scope)
        amount.add(Int64(figure.value) * figure.unit.base, figure.note.event)
        return .known(amount)
    }
}

extension Word {
    /// 社会源危险废物产生单位名单.
    static let socialSources = Word.listed("socialSources")
    /// 医疗卫生机构名单.
    static let medicalInstitutions = Word.listed("medicalInstitutions")

    private static func listed(_ name: String) -> Word {
        guard let word = Word(name) else { preconditionFailure("\(name) is a word") }
        return word
    }
}
