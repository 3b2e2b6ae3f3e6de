/// What is recorded of the way of a link, from either end.
struct KnownHops {
  /// The hops; where the way has a gap, those before it and those behind it.
  let hops: [PathHop]
  /// Whether there is no other.
  let isWhole: Bool

  init(_ link: FabricLink, _ fabric: Fabric) {
    guard let way = try? FabricWalk.path(fabric, from: link.portA, to: link.portB) else {
      (hops, isWhole) = ([], false)
      return
    }
    if way.isComplete {
      (hops, isWhole) = (way.hops, true)
      return
    }
    let back = (try? FabricWalk.path(fabric, from: link.portB, to: link.portA))?.hops ?? []
    hops = way.hops + back
    if case .otherPort = way.stop {
      isWhole = true
    } else {
      isWhole = link.medium == .aoc || link.medium == .dac
    }
  }
}
