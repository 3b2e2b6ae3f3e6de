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
    } else {
      (portFace, cordFace) = (nil, nil)
    }
    let kind: ThingKind = joint.port == nil ? .panelPosition : .port
    let thing = Thing(kind: kind, id: joint.id, label: joint.label)
    story = JointStory(
      joint: joint.id, holder: try joint.port.map { try view.moduleHolder($0).id } ?? joint.id,
      portFace: portFace, cordFace: cordFace, facts: try view.history(of: thing))
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
