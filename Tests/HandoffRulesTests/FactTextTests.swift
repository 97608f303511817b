import HandoffRules
import Testing
import WasteDomain

/// Words of findings as people read them: one word means another thing in another fact.
struct FactTextTests {
    @Test(
        arguments: [
            ("role", "carrier", "承运人", "carrier"),
            ("why", "carrier 91500114MA5000030Q", "承运人是", "its carrier is"),
            ("subject", "vehicle:渝H12345", "车辆", "vehicle"),
            ("subject", "contract:91500114MA5000022X/key", "合同", "contract"),
            ("why", "status refused", "被拒收", "refused"),
            ("why", "status applied", "已更正", "applied"),
            ("weighing", "received", "接受人计量", "the consignee's weighing"),
            ("stage", "use", "利用", "use"),
            ("axes", "quantity, form", "数量, 形态", "quantity, form"),
            ("statement", "manifest.released", "移出人交付", "load released"),
        ]
    )
    func `a word is said as its fact means it`(
        _ name: String,
        _ value: String,
        _ zh: String,
        _ en: String
    ) {
        #expect(FactText.text(name, value) { $0.zh }.contains(zh))
        #expect(FactText.text(name, value) { $0.en }.contains(en))
    }

    @Test func `an id that looks like a word stays as it is`() {
        let text = FactText.text("subject", "contract:91500114MA5000022X/key") { $0.en }
        #expect(text == "contract 91500114MA5000022X/key")
        #expect(FactText.text("name", "carrier") { $0.zh } == "carrier")
    }
}
