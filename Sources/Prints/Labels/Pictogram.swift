import Regulation
import WasteDomain

/// The pictograms of hazards 危险特性警示图形, drawn by us: a diamond with a black figure on a ground.
enum Pictogram {
    /// What colour a layer has.
    private enum Ink {
        case black, ground
    }

    private typealias Layer = (outline: Outline, ink: Ink)

    /// The layers of a hazard's pictogram in an area, from the lowest.
    static func elements(
        of hazard: HazardProperty,
        in area: DrawnArea,
        ground: Colour
    ) -> [DrawnElement] {
        let frame: [Layer] = [(diamond(inset: 0), .black), (diamond(inset: 34), .ground)]
        return (frame + layers(of: hazard)).map { layer in
            .shape(layer.outline, area, layer.ink == .black ? .black : ground)
        }
    }

    private static func diamond(inset: Int) -> Outline {
        .polygon([(500, inset), (1000 - inset, 500), (500, 1000 - inset), (inset, 500)])
    }

    private static func layers(of hazard: HazardProperty) -> [Layer] {
        switch hazard {
        case .corrosivity: corrosion
        case .toxicity: skull
        case .ignitability: flame
        case .reactivity: explosion
        case .infectivity: infection
        }
    }

    /// A flame over a bar.
    private static let flame: [Layer] = [
        (
            path(
                """
                M 515 150 C 545 270 700 350 700 530 C 700 650 610 720 500 720 C 390 720 300 650 \
                300 530 C 300 440 350 400 375 330 C 410 370 425 400 435 440 C 480 350 500 250 \
                515 150 Z
                """
            ), .black
        ),
        (
            path(
                """
                M 510 690 C 440 690 400 640 410 580 C 420 520 480 500 490 430 C 530 480 590 520 \
                590 600 C 590 650 560 690 510 690 Z
                """
            ), .ground
        ),
        (.polygon([(330, 750), (670, 750), (670, 800), (330, 800)]), .black),
    ]

    /// A skull over crossed bones.
    private static let skull: [Layer] =
        crossedBones + [
            (.circle(500, 370, 165, 160), .black),
            (.polygon([(415, 480), (585, 480), (575, 590), (425, 590)]), .black),
            (.circle(430, 390, 48, 42), .ground), (.circle(570, 390, 48, 42), .ground),
            (.polygon([(500, 430), (528, 490), (472, 490)]), .ground),
            (.bar((460, 535), (460, 590), 10), .ground),
            (.bar((500, 535), (500, 590), 10), .ground),
            (.bar((540, 535), (540, 590), 10), .ground),
        ]

    private static let crossedBones: [Layer] =
        bone((300, 610), (700, 760)) + bone((700, 610), (300, 760))

    private static func bone(_ from: (Int, Int), _ to: (Int, Int)) -> [Layer] {
        let knobs = [from, to].flatMap { end in
            [(end.0, end.1 - 20), (end.0, end.1 + 20)]
        }
        return [(.bar(from, to, 40), .black)] + knobs.map { (.circle($0.0, $0.1, 30), .black) }
    }

    /// Two tubes that drip on metal and on a hand; the lower half is black.
    private static let corrosion: [Layer] = [
        (.polygon([(34, 500), (966, 500), (500, 966)]), .black),
        // Tubes.
        (.bar((235, 300), (435, 235), 70), .black), (.bar((245, 298), (440, 234), 42), .ground),
        (.bar((565, 215), (760, 290), 70), .black), (.bar((560, 213), (750, 286), 42), .ground),
        (.circle(240, 299, 35), .black), (.circle(757, 289, 35), .black),
        // What drips.
        (drop(428, 285), .black), (drop(428, 345), .black),
        (drop(580, 270), .black), (drop(580, 330), .black),
        // Metal with a hole.
        (.polygon([(270, 410), (470, 410), (470, 465), (270, 465)]), .black),
        (.circle(428, 405, 26, 30), .ground),
        // A hand with a hole.
        (
            path(
                """
                M 530 425 C 560 400 610 415 640 405 L 745 380 C 775 375 780 405 755 415 L 690 440 \
                L 720 440 L 720 470 L 560 470 C 535 470 510 445 530 425 Z
                """
            ), .black
        ),
        (.circle(580, 402, 22, 26), .ground),
    ]

    private static func drop(_ x: Int, _ y: Int) -> Outline {
        Outline([
            .move(.init(x, y - 24)),
            .curve(.init(x + 4, y - 8), .init(x + 14, y), .init(x + 14, y + 10)),
            .curve(.init(x + 14, y + 28), .init(x - 14, y + 28), .init(x - 14, y + 10)),
            .curve(.init(x - 14, y), .init(x - 4, y - 8), .init(x, y - 24)),
            .close,
        ])
    }

    /// Something round that flies apart.
    private static let explosion: [Layer] = [
        (
            .polygon([
                (500, 180), (540, 350), (660, 230), (630, 390), (800, 360), (670, 470),
                (820, 560), (650, 560), (690, 720), (560, 620), (500, 790), (450, 620),
                (310, 720), (350, 560), (180, 560), (330, 470), (200, 360), (370, 390),
                (340, 230), (460, 350),
            ]), .black
        ),
        (
            .polygon([
                (500, 370), (525, 440), (590, 400), (570, 465), (640, 490), (575, 520),
                (600, 590), (530, 555), (500, 630), (470, 555), (400, 590), (425, 520),
                (360, 490), (430, 465), (410, 400), (475, 440),
            ]), .ground
        ),
        (.circle(500, 495, 48), .black),
        (.polygon([(250, 640), (290, 660), (270, 700), (235, 680)]), .black),
        (.polygon([(750, 640), (765, 680), (725, 700), (710, 660)]), .black),
    ]

    /// The sign of biological hazard: three crescents around a ring.
    private static let infection: [Layer] =
        crescents.map { (.circle($0.0, $0.1, 165), .black) }
        + horns.map { (.circle($0.0, $0.1, 125), .ground) }
        + [
            (.circle(500, 520, 42), .ground),
            (.bar((500, 520), (500, 400), 22), .ground),
            (.bar((500, 520), (604, 580), 22), .ground),
            (.bar((500, 520), (396, 580), 22), .ground),
            (.circle(500, 520, 40), .ground),
        ] + ring

    /// At 135 from the middle, up and 120 degrees to each side.
    private static let crescents = [(500, 385), (617, 588), (383, 588)]
    /// At 185 from the middle.
    private static let horns = [(500, 335), (660, 612), (340, 612)]

    /// Between the radii 150 and 118, where the crescents leave it free.
    private static let ring: [Layer] = [
        (path("M 362 470 C 345 540 360 600 408 640 L 430 615 C 395 585 382 535 393 478 Z"), .black),
        (path("M 638 470 C 655 540 640 600 592 640 L 570 615 C 605 585 618 535 607 478 Z"), .black),
        (path("M 395 418 C 450 365 550 365 605 418 L 583 441 C 540 400 460 400 417 441 Z"), .black),
    ]

    private static func path(_ text: String) -> Outline {
        guard let outline = Outline(text) else { preconditionFailure("an outline: \(text)") }
        return outline
    }
}
