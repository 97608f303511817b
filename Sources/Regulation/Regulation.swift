package import CanonicalJSON
package import WasteDomain

/// The rules' data 法规数据: dated tables, adopted by an event, known by their digest.
///
/// A table is read when it is first asked for: most commands need few of them.
package struct Regulation: Sendable {
    /// H of the canonical tables.
    package let digest: Digest

    private let lazyCatalogue: Lazy<WasteCatalogue>
    private let lazyMethods: Lazy<MethodTable>
    private let lazyRegions: Lazy<RegionTable>
    private let lazyCalendar: Lazy<WorkdayCalendar>
    private let lazyVocabularies: Lazy<Vocabularies>
    private let lazyPatterns: Lazy<Patterns>
    private let lazyParameters: Lazy<Parameters>
    private let lazyLaws: Lazy<LawTable>
    private let lazyExceptions: Lazy<Set<String>>
    private let lazyExemptions: Lazy<ExemptionTable>
    private let lazyCompatibility: Lazy<CompatibilityTable>
    private let lazyTolerances: Lazy<ToleranceTable>
    private let lazyLabels: Lazy<LabelTable>
    private let lazyElements: Lazy<ElementTable>
    private let lazyIndicators: Lazy<IndicatorTable>
    private let lazyFigures: Lazy<FigureTable>
    private let lazyStreams: Lazy<StreamTable>

    /// Takes tables that have been checked before: the built-in ones, or adopted ones.
    package init(checked tables: RegulationTables, digest: Digest) {
        self.digest = digest
        let reader = TableReader(tables)
        lazyCatalogue = Lazy { () throws(RegulationError) in try WasteCatalogue(reader) }
        lazyMethods = Lazy { () throws(RegulationError) in try MethodTable(reader.rows("methods")) }
        lazyRegions = Lazy { () throws(RegulationError) in
            try RegionTable(reader.rows("regions"), neighbours: reader.rows("neighbours"))
        }
        lazyCalendar = Lazy { () throws(RegulationError) in
            try WorkdayCalendar(reader.rows("workdays"))
        }
        lazyVocabularies = Lazy { () throws(RegulationError) in
            try Vocabularies(reader.rows("vocabularies"))
        }
        lazyPatterns = Lazy { () throws(RegulationError) in try Patterns(reader.rows("patterns")) }
        lazyParameters = Lazy { () throws(RegulationError) in
            try Parameters(reader.rows("parameters"))
        }
        lazyLaws = Lazy { () throws(RegulationError) in
            try LawTable(reader.rows("laws"), map: reader.rows("law_map"))
        }
        lazyExemptions = Lazy { () throws(RegulationError) in
            try ExemptionTable(reader.rows("exemptions"))
        }
        lazyCompatibility = Lazy { () throws(RegulationError) in
            try CompatibilityTable(reader.rows("compatibility"))
        }
        lazyTolerances = Lazy { () throws(RegulationError) in
            try ToleranceTable(reader.rows("tolerances"))
        }
        lazyLabels = Lazy { () throws(RegulationError) in try LabelTable(reader) }
        lazyElements = Lazy { () throws(RegulationError) in
            try ElementTable(reader.rows("elements"))
        }
        lazyIndicators = Lazy { () throws(RegulationError) in try IndicatorTable(reader) }
        lazyFigures = Lazy { () throws(RegulationError) in
            try FigureTable(reader.rows("figures"))
        }
        lazyStreams = Lazy { () throws(RegulationError) in try StreamTable(tables) }
        lazyExceptions = Lazy { () throws(RegulationError) in
            var codes: Set<String> = []
            for row in try reader.rows("exceptions") {
                guard codes.insert(try row.value("code")).inserted else {
                    throw row.repeated("code")
                }
            }
            return codes
        }
    }

    /// Reads and checks all tables.
    ///
    /// - Throws: what is wrong with the first table that is not as it should be.
    package init(_ tables: RegulationTables, digest: Digest) throws(RegulationError) {
        self.init(checked: tables, digest: digest)
        _ = try lazyCatalogue.check()
        _ = try lazyMethods.check()
        _ = try lazyRegions.check()
        _ = try lazyCalendar.check()
        _ = try lazyVocabularies.check()
        _ = try lazyPatterns.check()
        _ = try lazyParameters.check()
        _ = try lazyLaws.check()
        _ = try lazyExceptions.check()
        _ = try lazyExemptions.check()
        _ = try lazyCompatibility.check()
        _ = try lazyTolerances.check()
        _ = try lazyLabels.check()
        _ = try lazyElements.check()
        _ = try lazyIndicators.check()
        _ = try lazyFigures.check()
        _ = try lazyStreams.check()
    }

    /// 国家危险废物名录: entries, editions, categories and renumberings.
    package var catalogue: WasteCatalogue { lazyCatalogue.value }
    /// 利用处置方式代码.
    package var methods: MethodTable { lazyMethods.value }
    /// 行政区划 and 联单编号段.
    package var regions: RegionTable { lazyRegions.value }
    /// 工作日, in which deadlines are counted.
    package var calendar: WorkdayCalendar { lazyCalendar.value }
    /// Words for 形态 and 包装方式.
    package var vocabularies: Vocabularies { lazyVocabularies.value }
    /// Shapes of 号牌, telephones, 批次编码 and facility codes.
    package var patterns: Patterns { lazyPatterns.value }
    /// Figures of the rules, with the clause each comes from.
    package var parameters: Parameters { lazyParameters.value }
    /// The laws and standards that rules cite.
    package var laws: LawTable { lazyLaws.value }

    /// 危险废物豁免管理清单.
    package var exemptions: ExemptionTable { lazyExemptions.value }
    /// Wastes that must not travel together 不相容.
    package var compatibility: CompatibilityTable { lazyCompatibility.value }

    /// 允差 of single wastes and scales.
    package var tolerances: ToleranceTable { lazyTolerances.value }
    /// How packages are labelled 标签.
    package var labels: LabelTable { lazyLabels.value }
    /// 应用标识符 of GS1 element strings.
    package var elements: ElementTable { lazyElements.value }

    /// 建设指标 and what plans say of them.
    package var indicators: IndicatorTable { lazyIndicators.value }
    /// 外部数据 that can be declared.
    package var figures: FigureTable { lazyFigures.value }
    /// Profiles of the other waste streams 固废类别.
    package var streams: StreamTable { lazyStreams.value }

    /// Credit codes that were issued with a wrong check character.
    package var creditCodeExceptions: Set<String> { lazyExceptions.value }
}
