import WasteDomain

/// What is to be done, or was, with the waste of a line.
struct LineMethod {
    let path: String
    let form: ManifestForm
    let line: ManifestLine
    let method: MethodCode
    let mass: Mass
}

extension RuleContext {
    /// The methods a statement names for lines of a manifest: those of its form, of a decision on
    /// it, or of a treatment that counts for it.
    var methodsByLine: [LineMethod] {
        if case .itemTreated(let treated) = event.statement {
            return treatedLines.compactMap { counted in
                method(
                    treated.method,
                    at: "/method",
                    for: counted.line,
                    of: counted.manifest.form,
                    counted.mass
                )
            }
        }
        guard let form else { return [] }
        switch event.statement {
        case .treatmentRecorded(let treated):
            let stated = method(
                treated.method,
                at: "/method",
                for: treated.line,
                of: form,
                treated.mass
            )
            return stated.map { [$0] } ?? []
        case .manifestDecided(let decided):
            return decided.lines.enumerated().compactMap { index, line in
                method(
                    line.accepted > .zero ? line.method : nil,
                    at: "/lines/\(index)/method",
                    for: line.line,
                    of: form,
                    line.accepted
                )
            }
        default:
            return form.lines.enumerated().compactMap { index, line in
                method(
                    line.method,
                    at: "/lines/\(index)/method",
                    for: line.line,
                    of: form,
                    line.mass
                )
            }
        }
    }

    private func method(
        _ method: MethodCode?,
        at path: String,
        for line: Int,
        of form: ManifestForm,
        _ mass: Mass
    ) -> LineMethod? {
        guard let method, let line = form.lines.first(where: { $0.line == line }) else {
            return nil
        }
        return LineMethod(path: path, form: form, line: line, method: method, mass: mass)
    }
}
