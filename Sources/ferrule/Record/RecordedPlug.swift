import Plant
import Store

/// A joint at the moment its plug goes in or comes out: which faces meet there and what is known.
struct RecordedPlug {
  let joint: RecordedJoint
  let portFace: Face?
  let cordFace: Face?
  let story: JointStory

  /// Drafts the records of the parts nobody has identified yet.
  init(_ joint: RecordedJoint, _ view: StoreView, _ draft: Draft) throws {
    self.joint = joint
    if let port = joint.port {
      try draft.ensureParts(view, at: port)
      portFace = try view.portFace(port)
      cordFace = try view.cordFace(port)
    } else if let (rear, front) = try Self.ends(at: joint.id, view) {
      portFace = Face(part: rear.id, connector: 1)
      cordFace = Face(part: front.id, connector: 1)
    } else {
      (portFace, cordFace) = (nil, nil)
    }
    let kind: ThingKind = joint.port == nil ? .panelPosition : .port
    let thing = Thing(kind: kind, id: joint.id, label: joint.label)
    story = JointStory(
      joint: joint.id, holder: try joint.port.map { try view.moduleHolder($0).id } ?? joint.id,
      portFace: portFace, cordFace: cordFace, facts: try view.history(of: thing))
  }

  /// The two plugs that meet in an adapter on a panel, the trunk's first; nil unless both are recorded.
  private static func ends(at position: ThingID, _ view: StoreView) throws -> (
    rear: CableEnd, front: CableEnd
  )? {
    let ends = try view.cableEnds(at: position)
    guard ends.count == 2 else { return nil }
    let isFirstTrunk = try view.cable(ends[0].cable)?.kind == .trunk
    return isFirstTrunk ? (ends[0], ends[1]) : (ends[1], ends[0])
  }

  /// Whether the link is of a medium that has no faces to look at.
  func hasNoFaces(_ view: StoreView) throws -> Bool {
    try joint.links(view).contains { link in
      switch try view.medium(ofLink: link) {
      case .aoc, .dac: true
      case .fibre, nil: false
      }
    }
  }

  func fact(_ action: PlugAction, unseenReason: String? = nil) -> Plugging {
    Plugging(
      joint: joint.id, action: action, portFace: portFace, cordPart: cordFace?.part,
      unseenReason: unseenReason)
  }
}
