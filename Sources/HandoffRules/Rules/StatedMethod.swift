import WasteDomain

/// A method of use or disposal that a statement names, and the waste it is for.
struct StatedMethod {
    let path: String
    let method: MethodCode
    /// The waste, where one is named.
    let code: WasteCode?

    /// The statements that name methods.
    static let kinds: [EventKind] = [
        .approvalGranted, .declarationFiled, .itemTreated, .licenceAmended, .licenceGranted,
        .manifestAmended,
        .manifestDecided,
        .manifestIssued, .treatmentRecorded, .wasteTreated,
    ]

    static func all(in context: RuleContext) -> [StatedMethod] {
        switch context.event.statement {
        case .approvalGranted(let granted):
            granted.wastes.enumerated().flatMap { place, waste in
                waste.methods.enumerated().map { index, method in
                    StatedMethod(
                        path: "/wastes/\(place)/methods/\(index)",
                        method: method,
                        code: waste.code
                    )
                }
            }
        case .itemTreated(let treated):
            [
                StatedMethod(
                    path: "/method",
                    method: treated.method,
                    code: treated.items.first?.waste
                )
            ]
        case .manifestDecided(let decided):
            decided.lines.enumerated().compactMap { index, line in
                line.method.map { method in
                    let code = context.manifest?.line(line.line)?.code
                    return StatedMethod(path: "/lines/\(index)/method", method: method, code: code)
                }
            }
        case .treatmentRecorded(let treated):
            [
                StatedMethod(
                    path: "/method",
                    method: treated.method,
                    code: context.manifest?.line(treated.line)?.code
                )
            ]
        case .wasteTreated(let treated):
            [StatedMethod(path: "/method", method: treated.method, code: treated.code)]
        case .declarationFiled(let filed):
            filed.wastes.enumerated().flatMap { place, waste in
                uses(waste.treated, of: waste.code, at: "/wastes/\(place)/treated")
                    + uses(waste.outsourced, of: waste.code, at: "/wastes/\(place)/outsourced")
            }
        case .licenceGranted(let granted): methods(of: granted.terms)
        case .licenceAmended(let amended): methods(of: amended.terms)
        default:
            (context.event.body.statedForm?.lines ?? []).enumerated().map { index, line in
                StatedMethod(path: "/lines/\(index)/method", method: line.method, code: line.code)
            }
        }
    }

    private static func uses(_ uses: [DeclaredUse], of code: WasteCode, at path: String)
        -> [StatedMethod]
    {
        uses.enumerated().compactMap { index, use in
            use.method.map { StatedMethod(path: "\(path)/\(index)/method", method: $0, code: code) }
        }
    }

    private static func methods(of terms: LicenceTerms) -> [StatedMethod] {
        terms.methods.enumerated().map { index, scale in
            StatedMethod(path: "/terms/methods/\(index)/method", method: scale.method, code: nil)
        }
    }
}
