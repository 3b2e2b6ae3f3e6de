import Plant
import Store

/// What a store knows about a link besides what was measured.
struct StoredCircumstances {
  private let stored: StoredLink
  /// When each joint was last opened or made; ms UTC.
  let touchedMS: [Int: Int64]

  init(_ stored: StoredLink) throws {
    self.stored = stored
    var touched: [Int: Int64] = [:]
    for (number, place) in stored.joints.enumerated() {
      let times = try stored.facts(atJoint: number).compactMap { fact in
        Self.touches(fact.body, place) ? fact.atMS : nil
      }
      if let last = times.max() { touched[number] = last }
    }
    touchedMS = touched
  }

  /// Everything, with what the other links show that share a trunk with this one.
  func all(_ own: Explanation) throws -> Circumstances {
    let found = try AsFoundTypes(stored)
    return Circumstances(
      siblings: try TrunkNeighbours(stored).all(own), touchedMS: touchedMS,
      neverSeen: try neverSeen(), printed: found.printed, seenKeys: found.keys,
      peer: PeerAnswer(wanted: stored.far.label, found: nil))
  }

  /// Whether a hand was at a joint.
  private static func touches(_ body: FactBody, _ joint: ThingID) -> Bool {
    switch body {
    case .plugging(let plugging): plugging.joint == joint
    case .partMove(let move): move.place.id == joint
    case .disturbance(let disturbance): disturbance.joint == joint
    case .capping(let capping): capping.joint == joint
    default: false
    }
  }

  /// Joints of which a face was never inspected.
  private func neverSeen() throws -> Set<Int> {
    var out: Set<Int> = []
    let last = stored.joints.count - 1
    for (number, port) in [(0, stored.near), (last, stored.far)] {
      let faces = [try stored.view.portFace(port), try stored.view.cordFace(port)]
      if try faces.contains(where: isUnseen) { out.insert(number) }
    }
    for (number, place) in stored.joints.enumerated() where number > 0 && number < last {
      let ends = try stored.view.cableEnds(at: place)
      if try ends.contains(where: { try isUnseen(Face(part: $0.id, connector: 1)) }) {
        out.insert(number)
      }
    }
    return out
  }

  private func isUnseen(_ face: Face) throws -> Bool {
    try stored.view.inspections(of: face).isEmpty
  }
}
