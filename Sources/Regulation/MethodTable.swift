package import WasteDomain

/// The methods of use and disposal 利用处置方式代码 (HJ 1033-2019 annex F).
package struct MethodTable: Sendable {
    /// One method.
    package struct Method: Hashable, Sendable {
        /// A letter and a number, such as `R9`; each once.
        package let code: MethodCode
        /// Use 利用 or disposal 处置.
        package let activity: Activity
        /// In Chinese.
        package let name: String
        /// Only for medical waste, HW01.
        package let isMedical: Bool
    }

    private let methods: [MethodCode: Method]

    init(_ rows: [TableRow]) throws(RegulationError) {
        var methods: [MethodCode: Method] = [:]
        for row in rows {
            guard let activity = Activity(rawValue: try row.value("kind")) else {
                throw row.fault("kind")
            }
            let code: MethodCode = try row.value("code")
            let method = Method(
                code: code,
                activity: activity,
                name: try row.value("name"),
                isMedical: try row.flag("medical")
            )
            guard methods.updateValue(method, forKey: code) == nil else {
                throw row.repeated("code")
            }
        }
        self.methods = methods
    }

    /// A method, or nil if the table does not list it.
    package subscript(code: MethodCode) -> Method? { methods[code] }
}
