/// Ports and positions that more is planned for than they have room for.
enum DoubleBookings {
  /// What is claimed twice, and the links that claim it; of some links, or of all if `chosen` is nil.
  static func find(in fabric: Fabric, _ chosen: Set<ThingID>?) -> [(
    links: [FabricLink], finding: PlanFinding
  )] {
    ports(fabric, chosen) + places(fabric, chosen)
  }

  private static func ports(_ fabric: Fabric, _ chosen: Set<ThingID>?) -> [(
    links: [FabricLink], finding: PlanFinding
  )] {
    var claimed = ThingNumbers()
    claimed.reserve(2 * fabric.links.count)
    /// The first link of each port that is claimed.
    var first: [Int] = []
    var twice: [ThingID: [Int]] = [:]
    func claim(_ port: ThingID, by link: Int) {
      guard let (number, isNew) = claimed.give(port) else { return }
      if isNew { first.append(link) } else { twice[port, default: [first[number]]].append(link) }
    }
    for (number, link) in fabric.links.enumerated() {
      claim(link.portA, by: number)
      claim(link.portB, by: number)
    }
    return twice.sorted { $0.value[0] < $1.value[0] }.compactMap { port, numbers in
      let links = numbers.map { fabric.links[$0] }
      if let chosen, !links.contains(where: { chosen.contains($0.id) }) { return nil }
      let label = fabric.label(ofPort: port)
      let harness = self.harness(in: port, fabric)
      return (
        links,
        PlanFinding(
          .plan(.doubleBookedPort), links: links.map(fabric.label(of:)), place: label, parts: [],
          what: "\(links.count) links claim \(label)"
            + (harness.map { ", whose lanes \($0) deals to several ports." } ?? "."),
          fix: harness == nil
            ? "retire those that are not there: ferrule retire LINK"
            : "record a port of its own for each leg, such as \(label)s0, in the same cage, and a link "
              + "from each: ferrule add port device=DEVICE name=NAME cage=CAGE")
      )
    }
  }

  /// The harness in a port that deals its lanes to several others.
  private static func harness(in port: ThingID, _ fabric: Fabric) -> String? {
    for end in fabric.landedEnds(at: port) {
      guard let cable = fabric.cables[end.cable], cable.kind == .harness,
        let harness = try? Harness(cable, fabric), harness.fan(from: end).exits.count > 1
      else { continue }
      return cable.label
    }
    return nil
  }

  /// A port takes one plug, an adapter two, a cassette's connector one.
  ///
  /// Of some links those places that one of them passes, or whose cables serve one.
  private static func places(_ fabric: Fabric, _ chosen: Set<ThingID>?) -> [(
    links: [FabricLink], finding: PlanFinding
  )] {
    let crowded = fabric.crowdedPlaces
    var passed: Set<ThingID> = []
    if let chosen, !crowded.isEmpty {
      for link in fabric.links where chosen.contains(link.id) {
        passed.formUnion([link.portA, link.portB])
        for case .position(let position) in KnownHops(link, fabric).hops {
          passed.insert(position.id)
        }
      }
    }
    return crowded.filter { _, ends in
      guard let chosen else { return true }
      return ends.contains { end in
        end.place.map { passed.contains($0.id) } ?? false
          || fabric.cables[end.cable]?.link.map(chosen.contains) ?? false
      }
    }.map { place, ends in
      let cables = ends.map { fabric.cables[$0.cable]?.label ?? "a cable" }
      return (
        [],
        PlanFinding(
          .plan(.doubleBookedPlace), links: [], place: place, parts: cables,
          what: "\(cables.joined(separator: ", ")) are all recorded in \(place).",
          fix: "look which is there, and edit the others' ends")
      )
    }
  }
}
