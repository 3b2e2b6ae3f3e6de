import ArgumentParser
import Plant
import Store

struct RecordUnplug: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unplug", abstract: "A plug was taken out; both faces are unknown from then on.")

  @Argument(help: "The joint: PORT/joint or PANEL:POSITION/joint.") var joint: String
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try JointText(joint)
    try options.record { view, draft, _ in
      let joint = try RecordedJoint(text, view)
      let plug = try RecordedPlug(joint, view, draft)
      let repair = try RecordRepair.only(at: joint, view)
      let id = try draft.record(.plugging(plug.fact(.unplug)), job: repair?.id)
      return RecordedFact(
        fact: "plugging", id: id, ref: joint.label, what: "unplugged", place: joint.port?.place,
        repair: repair,
        told: try joint.sharers(view).map { ["One plug: \($0) went with it."] } ?? [])
    }
  }
}
