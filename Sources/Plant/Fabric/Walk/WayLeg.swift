/// The leg of a harness that a way passes, and where the end of that leg is.
struct WayLeg<Source: FabricSource> {
  private let harness: Harness
  private let end: CableEnd
  /// The end where all legs come together.
  private let trunk: CableEnd
  private let source: Source

  /// The last one on the way; nil if it passes no harness.
  init?(_ way: FabricPath, _ source: Source) {
    guard case .cable(let cable, let from, let to)? = way.hops.last(where: \.isHarness),
      let harness = try? Harness(cable, source)
    else { return nil }
    self.harness = harness
    self.source = source
    end = harness.leg(from, to)
    trunk = end == from ? to : from
  }

  /// What a person calls the leg.
  var label: String { harness.label(of: end) }

  /// The port or the position its end is in.
  var place: String? {
    guard let place = end.place else { return nil }
    return (try? source.position(place.id))?.label ?? (try? source.port(place.id))?.label
  }

  /// Whether its end is in that port.
  func isIn(_ port: ThingID) -> Bool { end.place?.id == port }

  /// The leg whose lanes a port has; nil if its name does not say.
  func right(for port: ThingID) -> String? {
    let fan = harness.fan(from: trunk)
    guard fan.isKnown, let sharers = try? source.sharers(of: port),
      let number = try? SplitPorts(source, sharers).number(of: port, of: fan.exits.count),
      let end = harness.ends.first(where: { $0.id == fan.exits[number - 1] })
    else { return nil }
    return harness.label(of: end)
  }

  /// Whether it is known which of the legs serves a port, or there is one only.
  func isSettled(for port: ThingID) -> Bool {
    harness.fan(from: trunk).exits.count < 2 || right(for: port) != nil
  }
}
