public import Plant

/// A joint on a panel that is not plugged in as it should be.
public struct OpenPanelJoint: Hashable, Sendable {
  /// The latest plugging there.
  public var plugging: Recorded<Plugging>
  /// What the position is called, such as `P07A:22`.
  public var ref: String
  /// Where its panel stands.
  public var place: Place?
  /// The code of the repair it belongs to.
  public var code: ShortCode?
  /// Where that repair is gone on with, as is typed, if its code does not tell; nil where it does.
  public var resumedAt: String?
  /// Who has that repair in hand; nil if anybody may take it up.
  public var technician: String?
  /// What to type there where no repair can be begun, because of what is not recorded; nil where one can.
  public var command: String?
  /// The faces that meet there; none where that is not recorded.
  public var faces: [OpenFace]
  /// Whether nobody has recorded that the cord came out, and the repair there takes it to be out by a look at a face.
  public var isSeenOpen = false
  /// The plug that is in, if a look is owed for it, as its repair has it; nil where no faces are recorded.
  public var unseen: UnseenPlug?

  /// All its parts.
  public init(
    plugging: Recorded<Plugging>, ref: String, place: Place? = nil, code: ShortCode? = nil,
    technician: String? = nil, command: String? = nil, faces: [OpenFace] = []
  ) {
    self.faces = faces
    self.code = code
    self.technician = technician
    self.command = command
    self.plugging = plugging
    self.ref = ref
    self.place = place
  }
}

extension OpenPanelJoint {
  /// What to do about it.
  var next: LooseNext {
    code.map { LooseNext.goingOn($0, at: resumedAt) } ?? command.map { .type(command: $0) }
      ?? .work(ref: ref)
  }

  /// What is not as it should be there, in plain words.
  func why(_ clock: FloorClock) -> String {
    switch plugging.body.action {
    case .unplug where isSeenOpen: SeenOpen.words(plugging, clock)
    case .unplug:
      "cord out since \(clock.hourMinute(plugging.atMS)), unplugged by \(plugging.technician)"
    case .plugIn where unseen.map { $0.seen.word != .unseen } ?? false: unseen?.why ?? ""
    case .plugIn:
      "plugged in UNSEEN by \(plugging.technician): "
        + (plugging.body.unseenReason ?? "no reason given")
    }
  }
}

extension Due {
  /// What there is to do at a joint of a panel, most urgent first.
  ///
  /// - Parameter clock: the clock on the wall, for times in sentences.
  public static func items(_ joint: OpenPanelJoint, clock: FloorClock) -> [DueItem] {
    let isOut = joint.plugging.body.action == .unplug
    let id = joint.plugging.body.joint
    let card = PortCard(id: id, device: joint.ref, name: "", place: joint.place)
    let joints: [(kind: DueKind, why: String)] = [
      (isOut ? .cordOut : .unseenPlug, joint.why(clock))
    ]
    let faces = isOut ? joint.faces.compactMap { $0.due(since: joint.plugging) } : []
    return (joints + faces.sorted { $0.kind < $1.kind }).map { kind, why in
      var item = DueItem(
        kind: kind, link: id, port: card, otherPort: card, why: why, sinceMS: joint.plugging.atMS)
      item.sinceFact = joint.plugging.id
      item.isAtPanel = true
      if !isOut, let unseen = joint.unseen { item.plugSeen = unseen.seen.word }
      (item.code, item.resumedAt) = (joint.code, joint.resumedAt)
      (item.technician, item.command) = (joint.technician, joint.command)
      return item
    }
  }
}
