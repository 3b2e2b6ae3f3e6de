import Plant
import Testing

/// What goes dark if something is pulled.
struct BlastTests {
  private let hall = SmallHall()

  private func dark(_ radius: BlastRadius) -> [String] { radius.dark.map(\.label) }

  @Test func `a cord takes its link, and the module's other link is named`() {
    let radius = hall.pulling(.cable, 100)
    #expect(dark(radius) == ["S1:1/1 > N1:mlx5_4"])
    #expect(radius.dark.first?.passes == ["C1"])
    #expect(radius.unknown.isEmpty)
    #expect(radius.neighbours.map(\.at) == ["S1:1/2"])
    #expect(radius.neighbours.map(\.why) == [.sameModule])
  }

  @Test func `a module with two connectors takes both links`() {
    let radius = hall.pulling(.module, 41)
    #expect(dark(radius) == ["S1:1/1 > N1:mlx5_4", "S1:1/2 > N2:mlx5_4"])
    #expect(radius.hosts == ["N1", "N2"])
    #expect(radius.neighbours.isEmpty)
  }

  @Test func `a plug in a port takes one link`() {
    #expect(dark(hall.pulling(.port, 21)) == ["S1:1/2 > N2:mlx5_4"])
    #expect(hall.pulling(.port, 21).neighbours.map(\.label) == ["S1:1/1 > N1:mlx5_4"])
  }

  @Test func `a plug in a port takes what its cord takes, whichever port it should be in`() {
    let hall = SmallHall(swapped: true)
    let plug = hall.pulling(.port, 21).dark.map(\.label)
    #expect(plug == hall.pulling(.cable, 100).dark.map(\.label))
    #expect(plug.count == 2)
  }

  @Test func `a trunk takes all its legs, planned links told apart, unknown ways said`() {
    let radius = hall.pulling(.cable, 90)
    #expect(radius.live.map(\.label) == ["S1:1/1 > N1:mlx5_4", "S1:1/2 > N2:mlx5_4"])
    #expect(radius.planned.map(\.label) == ["S1:2/1 > N3:mlx5_4"])
    #expect(radius.dark.flatMap(\.passes) == ["T1 leg 1", "T1 leg 2", "T1 leg 3"])
    #expect(radius.unknown.map(\.label) == ["S1:2/2 > N4:mlx5_4"])
  }

  @Test func `one leg takes one link, its position the same`() {
    let leg = hall.pulling(.cableEnd, 90 * 8 + 4)
    #expect(dark(leg) == ["S1:1/2 > N2:mlx5_4"])
    let position = hall.pulling(.panelPosition, 62)
    #expect(dark(position) == dark(leg))
    #expect(position.neighbours.map(\.at) == ["P1:1"])
    #expect(position.neighbours.map(\.why) == [.nextPosition])
  }

  @Test func `a panel takes everything on it, a device all its ports`() {
    #expect(hall.pulling(.panel, 50).dark.count == 3)
    #expect(hall.pulling(.device, 1).dark.count == 4)
    #expect(hall.pulling(.device, 1).live.count == 3)
    #expect(dark(hall.pulling(.device, 2)) == ["S1:1/1 > N1:mlx5_4"])
  }

  @Test func `whose, which rail and how many lanes`() {
    let radius = hall.pulling(.panel, 50)
    #expect(radius.owners.map(\.owner) == ["Blue", nil])
    #expect(radius.owners.map(\.links) == [1, 1])
    #expect(radius.rails == [2])
    #expect(radius.lanes == 8)
    #expect(radius.linksWithoutLanes == 0)
  }

  @Test func `a link of which a port is shut is not live`() {
    let radius = BlastFinder.radius(
      hall.fabric, .standard, pulling: [Subject(kind: .cable, id: SmallHall.id(90))],
      shut: [SmallHall.id(31)])
    #expect(radius.live.map(\.label) == ["S1:1/1 > N1:mlx5_4"])
    #expect(radius.shut.map(\.label) == ["S1:1/2 > N2:mlx5_4"])
    #expect(radius.hosts == ["N1"])
    #expect(
      BlastFinder.radius(
        hall.fabric, .standard, pulling: [Subject(kind: .port, id: SmallHall.id(20))],
        shut: [SmallHall.id(31)]
      ).neighbours.isEmpty)
  }

  @Test(arguments: [90, 100, 101, 102, 110, 111, 112])
  func `what goes dark is what is no longer joined when the cable is gone`(cable: Int) throws {
    func joined(_ hall: SmallHall) throws -> Set<ThingID> {
      Set(
        try hall.fabric.links.filter {
          try FabricWalk.path(hall.fabric, from: $0.portA, to: $0.portB).isComplete
        }.map(\.id))
    }
    let gone = try joined(hall).subtracting(try joined(SmallHall(without: cable)))
    #expect(Set(hall.pulling(.cable, cable).dark.map(\.link)) == gone)
    #expect(!gone.isEmpty)
  }

  @Test func `pulling several things counts a link once`() {
    let radius = BlastFinder.radius(
      hall.fabric, .standard,
      pulling: [
        Subject(kind: .cable, id: SmallHall.id(100)), Subject(kind: .port, id: SmallHall.id(20)),
        Subject(kind: .module, id: SmallHall.id(41)),
      ])
    #expect(radius.dark.count == 2)
    #expect(radius.dark.first?.passes == ["S1:1/1", "C1"])
  }

  @Test func `what nobody recorded darkens nothing that is known`() {
    let nothing = hall.pulling(.cable, 777)
    #expect(nothing.dark.isEmpty)
    #expect(hall.pulling(.policy, 90) == BlastRadius())
    #expect(BlastFinder.radius(Fabric(), .standard, pulling: []) == BlastRadius())
  }
}
