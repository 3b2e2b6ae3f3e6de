import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct RecordPlug: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plug", abstract: "A plug was plugged in.",
    discussion: """
      Where a face was not seen clean since the joint was opened, it counts as plugged in UNSEEN: \
      a debt that next shows until somebody looks.

      On a panel --end says which end of which cord went in. Where it was recorded at another \
      position, its move is recorded with it.
      """)

  @Argument(help: "The joint: PORT/joint or PANEL:POSITION/joint.") var joint: String
  @Option(help: "Which end of which cord went in, such as C-88:a.") var end: String?
  @Option(help: "Why it was plugged in without two clean faces.") var unseen: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try JointText(joint)
    let unseen = try RecordText.checked(unseen, "--unseen")
    let end = try RecordText.checked(end, "--end")
    try options.record { view, draft, _ in
      let named = try RecordedJoint(text, view)
      // Which end it is may be recorded at the port that was named.
      let joint = try end == nil ? named.whereOpened(view) : named
      let arriving = try end.map { try PluggedEnd($0, at: joint, view) }
      let plug = try RecordedPlug(joint, arriving: arriving, view, draft)
      try arriving?.land(at: joint.id, draft)
      let owed = try debt(unseen, plug, view, nowMS: draft.nowMS)
      let repair = try RecordRepair.only(at: joint, view)
      let id = try draft.record(
        .plugging(plug.fact(.plugIn, unseenReason: owed.reason)), job: repair?.id)
      let how = owed.reason.map { "\(plug.seen.deed) (\($0))" } ?? "plugged in"
      let which = try cord(arriving, plug, view)
      let what = ([how] + which.words).joined(separator: ", ")
      return RecordedFact(
        fact: "plugging", id: id, ref: joint.label, what: what, place: joint.port?.place,
        repair: repair, told: owed.told + which.told)
    }
  }

  /// Which end of which cord it was, as far as that is recorded, for a joint on a panel.
  private func cord(_ arriving: PluggedEnd?, _ plug: RecordedPlug, _ view: StoreView) throws -> (
    words: [String], told: [String]
  ) {
    guard plug.joint.port == nil else { return ([], []) }
    if let arriving {
      let from = arriving.before.map { "until now at \($0)" }
      return ([arriving.label, from].compactMap(\.self), arriving.told)
    }
    let cords = try view.cableEnds(at: plug.joint.id).filter {
      try view.cable($0.cable)?.kind != .trunk
    }
    if let cord = plug.cordFace?.part ?? cords.first?.id {
      return ([try view.partName(cord)].compactMap(\.self), [])
    }
    let name = plug.joint.name
    return (
      [],
      [
        "Which cord is in \(name) is not recorded. To say so: "
          + "ferrule record plug \(ShellWord.quoted(name)) --end CORD:a"
      ]
    )
  }

  /// What is owed for plugging in without having looked.
  ///
  /// A true thing is never refused.
  private func debt(
    _ unseen: String?, _ plug: RecordedPlug, _ view: StoreView, nowMS: Int64
  ) throws -> (reason: String?, told: [String]) {
    if let unseen { return (unseen, []) }
    if try plug.hasNoFaces(view) { return (nil, []) }
    if plug.story.isSeenClean {
      guard let lookMS = plug.lookMS, try view.repairPolicy().isOld(lookMS, at: nowMS) else {
        return (nil, [])
      }
      let reason = "open since a look \(FloorClock.here(nowMS).moment(lookMS, near: nowMS))"
      let rest =
        try isInUse(plug.joint, view)
        ? "this is now a debt. To pay it: unplug, inspect both faces, plug in."
        : "look again. No link in use is known there, so that nobody is sent to look."
      return (reason, ["Seen clean, but \(reason): \(rest)"])
    }
    let ref = plug.joint.label
    if plug.story.isPlugged, let last = plug.story.lastPlugging {
      return (
        last.body.unseenReason,
        [
          "\(ref) was already plugged in, by \(last.fact.technician) at "
            + "\(TimeText.minute(last.fact.atMS)) UTC."
        ]
      )
    }
    guard try isInUse(plug.joint, view) else {
      return (
        "no reason given",
        [
          "\(plug.story.unseenFaces) seen clean since \(ref) was opened. No link in use is known there, so that "
            + "nobody is sent to look."
        ]
      )
    }
    return (
      "no reason given",
      [
        "\(plug.story.unseenFaces) seen clean since \(ref) was opened, so this is now a debt. "
          + "To say why: ferrule record plug '\(ref)' --unseen REASON. To pay it: unplug, inspect "
          + "both faces, plug in."
      ]
    )
  }

  /// Whether somebody is owed a look there.
  private func isInUse(_ joint: RecordedJoint, _ view: StoreView) throws -> Bool {
    guard joint.port != nil else { return try view.position(joint.id) != nil }
    return try joint.plug(view).contains { try !view.links(ofPort: $0).isEmpty }
  }
}
