import Plant
import Store

/// What a store knows about a link besides what was measured.
struct StoredCircumstances {
  private let stored: StoredLink
  private let sights: [JointSight]

  /// When each joint was last opened or made; ms UTC.
  var touchedMS: [Int: Int64] {
    Dictionary(
      sights.compactMap { sight in sight.touch.map { (sight.joint, $0.atMS) } },
      uniquingKeysWith: { first, _ in first })
  }

  init(_ stored: StoredLink) throws {
    self.stored = stored
    // Where the way is not known, the two ports are the joints.
    let way = stored.expected.channel == nil ? FabricPath(hops: [], stop: nil) : stored.way
    sights = try stored.view.sights(of: way, from: stored.near, to: stored.far)
  }

  /// Everything, with what the other links show that share a trunk with this one.
  func all(_ own: Explanation) throws -> Circumstances {
    let found = try AsFoundTypes(stored)
    return Circumstances(
      siblings: try NeighbourReadings(stored).all(own), touchedMS: touchedMS,
      neverSeen: Set(sights.filter(\.isUnseen).map(\.joint)), printed: found.printed,
      seenKeys: found.keys, peer: PeerAnswer(wanted: stored.far.label, found: nil), shut: shut)
  }

  /// The ports whose last gate was shut, for whomever.
  private var shut: [ChannelEnd: ShutPort] {
    var out: [ChannelEnd: ShutPort] = [:]
    for (end, port) in [(ChannelEnd.near, stored.near), (.far, stored.far)] {
      for fact in stored.facts {
        guard case .portGate(let gate) = fact.body, gate.port == port.id else { continue }
        out[end] =
          gate.action == .shut
          ? ShutPort(byWhom: gate.byWhom, sinceMS: fact.atMS, ticket: gate.ticket) : nil
      }
    }
    return out
  }
}
