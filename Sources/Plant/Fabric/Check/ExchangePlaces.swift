/// Where cords can have been exchanged: at the last cord that is a link's own, or at the first that is
/// another's; or the legs of a harness, or those of a trunk between the two.
///
/// The legs of a trunk serve no link by themselves, so that both ends of it are possible, and they too.
struct ExchangePlaces {
  private struct Choice {
    var cords: [String] = []
    var positions: [String] = []

    var isWhole: Bool { cords.count > 1 && Set(cords).count == cords.count }
    var text: String { cords.joined(separator: " and ") }
    var place: String {
      Set(positions).sorted(by: NaturalOrder.precedes).joined(separator: ", ")
    }
  }

  private var own = Choice()
  private var legs = Choice()
  private var strange = Choice()
  private var trunks = Choice()
  private var ends = Choice()

  init(_ ways: [(link: FabricLink, way: FabricPath)], _ fabric: Fabric) {
    for (link, way) in ways {
      if let leg = WayLeg(way, fabric) { Self.note(leg.label, leg.place, in: &legs) }
      guard let number = way.hops.firstIndex(where: { Self.serves($0) ?? link.id != link.id })
      else {
        // The last cord is in the other's port, or in one on the same connector.
        var port: String?
        if case .cable(_, _, let end)? = way.hops.last, let place = end.place {
          port = fabric.label(ofPort: place.id)
        }
        Self.note(way.hops.last.flatMap(Self.cable), port, in: &ends)
        continue
      }
      // The first cord on the way can be another's: then the place is the port it is in.
      Self.note(
        Self.cable(way.hops[number]),
        Self.position(way.hops[..<number].reversed()) ?? Self.entry(way.hops[number], fabric),
        in: &strange)
      guard let before = way.hops[..<number].lastIndex(where: { Self.serves($0) == link.id })
      else { continue }
      Self.note(Self.cable(way.hops[before]), Self.position(way.hops[before...]), in: &own)
      if let leg = way.hops[before..<number].lastIndex(where: Self.isTrunk) {
        Self.note(Self.leg(way.hops[leg]), Self.position(way.hops[leg...]), in: &trunks)
      }
    }
  }

  private var choices: [Choice] { [own, legs, strange, trunks, ends].filter(\.isWhole) }

  /// The cords that may be exchanged.
  var parts: [String] { choices.flatMap(\.cords) }

  /// The positions they are in.
  var place: String {
    let all = choices.isEmpty ? [ends] : choices
    var met: Set<String> = []
    return all.map(\.place).filter { met.insert($0).inserted }.joined(separator: " or ")
  }

  var what: String {
    guard !choices.isEmpty else { return "Their ways end in each other's ports." }
    return "\(choices.map(\.text).joined(separator: ", or ")) are in each other's place."
  }

  var fix: String {
    guard !choices.isEmpty else { return "change the cords at one end" }
    return "change " + choices.map { "\($0.text) at \($0.place)" }.joined(separator: ", or ")
      + (choices.count > 1 ? "; the labels tell which" : "")
  }

  private static func note(_ cord: String?, _ position: String?, in choice: inout Choice) {
    if let cord { choice.cords.append(cord) }
    if let position { choice.positions.append(position) }
  }

  private static func serves(_ hop: PathHop) -> ThingID? {
    if case .cable(let cable, _, _) = hop { cable.link } else { nil }
  }

  private static func cable(_ hop: PathHop) -> String? {
    if case .cable(let cable, _, _) = hop { cable.label } else { nil }
  }

  private static func isTrunk(_ hop: PathHop) -> Bool {
    if case .cable(let cable, _, _) = hop { cable.kind == .trunk } else { false }
  }

  /// A leg of a trunk as people call it.
  private static func leg(_ hop: PathHop) -> String? {
    guard case .cable(let cable, let from, _) = hop else { return nil }
    return "\(cable.label) leg \(from.leg)"
  }

  /// The port in which light enters a cord.
  private static func entry(_ hop: PathHop, _ fabric: Fabric) -> String? {
    guard case .cable(_, let from, _) = hop, let place = from.place else { return nil }
    return fabric.ports[place.id]?.label
  }

  /// The first position of some hops.
  private static func position(_ hops: some Sequence<PathHop>) -> String? {
    for case .position(let position) in hops { return position.label }
    return nil
  }
}
