/// The rules of one joint: what two faces must be to meet.
struct JointCheck {
  private let channel: Channel
  private let joint: Int
  private let left: FaceType
  private let right: FaceType
  /// The adapter that holds them; nil in a module's port.
  private let adapter: Adapter?

  init(_ channel: Channel, _ joint: Int) {
    self.channel = channel
    self.joint = joint
    let last = channel.count - 1
    left = joint == 0 ? channel.near.face : channel.segment(joint - 1)?.exitFace ?? FaceType()
    right = joint > last ? channel.far.face : channel.segment(joint)?.entryFace ?? FaceType()
    adapter = joint > 0 && joint <= last ? channel.rest[joint - 1].adapter : nil
  }

  func run(_ findings: inout [LinkFinding], _ unjudged: inout [LinkUnknown]) {
    guard let first = left.kind, let second = right.kind else {
      unjudged.append(.connector(joint: joint))
      return
    }
    guard first.joins(second) else {
      findings.append(
        finding(
          .connectorKind, "\(first.text) and \(second.text) do not go together.",
          "use a part with \(wanted(first, second).text) at this end"))
      return
    }
    if let holder = adapter?.kind, !holder.joins(first) {
      findings.append(
        finding(
          .connectorKind, "\(name(adapter)) takes \(holder.text), not \(first.text).",
          "use an adapter for \(first.text)"))
      return
    }
    polish(&findings, &unjudged)
    if first.isArray { pins(&findings, &unjudged) }
  }

  /// The connector that stays: a module's, or the adapter's.
  private func wanted(_ first: ConnectorKind, _ second: ConnectorKind) -> ConnectorKind {
    adapter?.kind ?? (joint > channel.rest.count ? second : first)
  }

  private func polish(_ findings: inout [LinkFinding], _ unjudged: inout [LinkUnknown]) {
    let isAligned = left.kind?.isArray == true && adapter?.keys == .aligned
    guard let one = left.polish, let other = right.polish else {
      unjudged.append(.polish(joint: joint))
      // Whatever the other face is: angled it slopes the wrong way, flat it is none to meet.
      if isAligned, left.polish == .apc || right.polish == .apc {
        findings.append(
          angledAligned(
            "An APC face in \(name(adapter)), whose keys are aligned: no face may meet it there, "
              + "whatever its polish."))
      }
      return
    }
    guard one == other else {
      findings.append(
        finding(
          .polish, "\(one.text) meets \(other.text): an air gap, and the faces can be damaged.",
          "use a part that is \(joint > channel.rest.count ? other.text : one.text) at this end"))
      return
    }
    if one == .apc, isAligned {
      findings.append(
        angledAligned(
          "APC faces in \(name(adapter)), whose keys are aligned: both slopes lie the same way."))
    }
  }

  private func angledAligned(_ what: String) -> LinkFinding {
    finding(
      .angledAligned, what,
      "use an adapter with opposed keys (type A), then judge the polarity again")
  }

  private func pins(_ findings: inout [LinkFinding], _ unjudged: inout [LinkUnknown]) {
    switch (left.pins, right.pins) {
    case (.pinned?, .pinned?):
      findings.append(
        finding(
          .bothPinned, "Pins meet pins: the faces do not touch and can be damaged.",
          isModule ? "use a cord without pins at this end" : "use a part without pins on one side"))
    case (.unpinned?, .unpinned?):
      findings.append(
        finding(
          .neitherPinned, "Neither face has pins: nothing aligns the fibres.",
          "use a part with pins on one side"))
    case (.some, .some): break
    case (nil, _), (_, nil): unjudged.append(.pins(joint: joint))
    }
  }

  private var isModule: Bool { adapter == nil }

  private func name(_ adapter: Adapter?) -> String { adapter?.label ?? "the port" }

  private func finding(_ code: FindingCode, _ what: String, _ fix: String) -> LinkFinding {
    let before = joint == 0 ? channel.near.label : channel.segment(joint - 1)?.part.label
    let behind =
      joint > channel.rest.count ? channel.far.label : channel.segment(joint)?.part.label
    let place = ChannelPlace.joint(joint)
    return LinkFinding(
      code, at: place, place.text(in: channel), parts: [before, behind].compactMap { $0 },
      what: what, fix: fix)
  }
}
