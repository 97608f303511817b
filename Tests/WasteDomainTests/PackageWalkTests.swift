import LiandanTesting
import Testing
import WasteDomain

/// What packages go through among themselves makes no gram more or less.
struct PackageWalkTests {
    @Test(arguments: 0..<6)
    func `whatever goes into what, no gram is lost, nor is anything in two units or in itself`(
        seed: Int
    ) throws {
        var walk = try PackageWalk(seed: seed, areCollected: seed % 2 == 1)
        for _ in 0..<150 {
            try walk.step()
            walk.expectConservation()
            try walk.expectTree()
        }
        // What was received gets no other code before it is merged or parted.
        for kind in PackageWalk.kinds { #expect(walk.changed[kind, default: 0] > 0, "no \(kind)") }
    }
}
