extension ManifestForm {
    /// Whether any of it is medical waste.
    package var isMedical: Bool { lines.contains { $0.code.isMedical } }

    /// The institution it empties, if it does.
    var institution: [Subject] { isMedical ? [Subject(.institution, consignor)] : [] }
}

/// What a manifest of medical waste changes besides 医疗废物.
extension Manifest {
    /// Whether any of it is medical waste.
    package var isMedical: Bool { form.isMedical }

    /// The institution it empties, if it does.
    var institution: [Subject] { form.institution }

    /// The vehicles that have to be cleaned when it is received.
    var unloadedVehicles: [Plate] { isMedical ? legs.last.map { [$0.vehicle] } ?? [] : [] }
}
