import Guide
import Plant
import Store

/// A joint at the moment its plug goes in or comes out: which faces meet there and what is known.
struct RecordedPlug {
  let joint: RecordedJoint
  let portFace: Face?
  let cordFace: Face?
  let story: JointStory
  /// When the older of the last looks at the two faces was made; ms UTC, nil if one was never looked at.
  let lookMS: Int64?
  /// What was seen of the two faces, as long as the joint is open.
  let seen: PlugSeen

  /// Drafts the records of the parts nobody has identified yet.
  ///
  /// - Parameter arriving: the end of a cord that is recorded there with this.
  init(_ joint: RecordedJoint, arriving: PluggedEnd? = nil, _ view: StoreView, _ draft: Draft)
    throws
  {
    self.joint = joint
    if let port = joint.port {
      try draft.ensureParts(view, at: port)
      portFace = try view.portFace(port)
      cordFace = try view.cordFace(port)
    } else if let cassette = try view.cassetteFace(at: joint.id) {
      let ends = try view.cableEnds(at: joint.id).map(\.id)
      let plug = arriving?.isNew == true ? arriving?.id : ends.count == 1 ? ends.first : nil
      portFace = plug == nil ? nil : cassette
      cordFace = plug.map { Face(part: $0, connector: 1) }
    } else if let (rear, front) = try Self.ends(at: joint.id, arriving, view) {
      portFace = Face(part: rear, connector: 1)
      cordFace = Face(part: front, connector: 1)
    } else {
      (portFace, cordFace) = (nil, nil)
    }
    var facts = try joint.history(view)
    if let arriving, arriving.isNew {
      facts += try view.history(of: Thing(kind: .cableEnd, id: arriving.id, label: arriving.label))
    }
    let ports = try joint.plug(view)
    seen = PlugSeen(
      portFace: portFace, cordFace: cordFace, isOnPanel: joint.port == nil, at: ports, by: facts)
    story = JointStory(
      plug: ports,
      holder: try joint.port.map { try view.moduleHolder($0).id } ?? joint.id,
      portFace: portFace, cordFace: cordFace, facts: facts)
    lookMS = Self.olderLook([portFace, cordFace].compactMap(\.self), LiveFacts.of(facts))
  }

  private static func olderLook(_ faces: [Face], _ facts: [Fact]) -> Int64? {
    let looks = faces.compactMap { face in
      facts.last { fact in
        if case .inspection(let look) = fact.body { look.face == face } else { false }
      }?.atMS
    }
    return looks.count == faces.count ? looks.min() : nil
  }

  /// The two plugs that meet in an adapter on a panel, the trunk's first; nil unless both are recorded.
  private static func ends(at position: ThingID, _ arriving: PluggedEnd?, _ view: StoreView) throws
    -> (rear: ThingID, front: ThingID)?
  {
    let here = try view.cableEnds(at: position)
    if let arriving, arriving.isNew {
      return here.count == 1 ? (here[0].id, arriving.id) : nil
    }
    guard here.count == 2 else { return nil }
    let isFirstTrunk = try view.cable(here[0].cable)?.kind == .trunk
    return isFirstTrunk ? (here[0].id, here[1].id) : (here[1].id, here[0].id)
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
