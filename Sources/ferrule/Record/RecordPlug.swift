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
      """)

  @Argument(help: "The joint: PORT/joint or PANEL:POSITION/joint.") var joint: String
  @Option(help: "Why it was plugged in without two clean faces.") var unseen: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try JointText(joint)
    let unseen = try RecordText.checked(unseen, "--unseen")
    try options.record { view, draft, _ in
      let joint = try RecordedJoint(text, view)
      let plug = try RecordedPlug(joint, view, draft)
      let owed = try debt(unseen, plug, view)
      let repair = try RecordRepair.only(at: joint.id, view)
      let id = try draft.record(
        .plugging(plug.fact(.plugIn, unseenReason: owed.reason)), job: repair?.id)
      let what = owed.reason.map { "plugged in UNSEEN (\($0))" } ?? "plugged in"
      return RecordedFact(
        fact: "plugging", id: id, ref: joint.label, what: what, place: joint.port?.place,
        repair: repair, told: owed.told)
    }
  }

  /// What is owed for plugging in without having looked.
  ///
  /// A true thing is never refused.
  private func debt(_ unseen: String?, _ plug: RecordedPlug, _ view: StoreView) throws -> (
    reason: String?, told: [String]
  ) {
    if let unseen { return (unseen, []) }
    if try plug.hasNoFaces(view) || plug.story.isSeenClean { return (nil, []) }
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
    return (
      "no reason given",
      [
        "\(plug.story.unseenFaces) seen clean since \(ref) was opened, so this is now a debt. "
          + "To say why: ferrule record plug '\(ref)' --unseen REASON. To pay it: unplug, inspect "
          + "both faces, plug in."
      ]
    )
  }
}
