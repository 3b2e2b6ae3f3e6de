import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Oops: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The wrong cord came out: what dropped, whom to ring, how it goes back.",
    discussion: """
      Say it at once: nobody is blamed, and the NOC looks for a fault that is none. REF is the port or panel \
      position the cord came out of. Both faces are unknown from now on. Nothing has to be known to say \
      it; --dropped and --told say more.
      """)

  @Argument(help: "The joint: a port or PANEL:POSITION.")
  var ref: String

  @Option(help: "What went dark, as the NOC or the monitor says.")
  var dropped: String?

  @Option(help: "Who was rung.")
  var told: String?

  @OptionGroup var options: StoreOptions

  func run() throws {
    let dropped = try RecordText.checked(dropped, "--dropped")
    let told = try RecordText.checked(told, "--told")
    let text = try JointText(ref)
    let store = try options.open()
    let author = try options.author(store)
    let nowMS = store.environment.nowMS()
    // What hung on it, as far as was known before it came out.
    let (radius, number) = try store.readPlan { view, fabric in
      let joint = try RecordedJoint(text, view)
      let kind: ThingKind = joint.port == nil ? .panelPosition : .port
      let radius = BlastFinder.radius(
        fabric, try view.siteRules(), pulling: [Subject(kind: kind, id: joint.id)],
        shut: try view.shutPorts())
      return (radius, try view.siteRule("noc-number"))
    }
    let story = try store.write(author: author) { view, draft in
      let joint = try RecordedJoint(text, view)
      let plug = try RecordedPlug(joint, view, draft)
      let repair = try RecordRepair.only(at: joint.id, view)
      let said = Disturbance(joint: joint.id, dropped: dropped, told: told)
      let id = try draft.record(.disturbance(said), job: repair?.id)
      if plug.story.isPlugged || plug.story.lastPlugging == nil {
        try draft.record(.plugging(plug.fact(.unplug)), job: repair?.id)
      }
      let mayBegin =
        try joint.port != nil
        || view.position(joint.id).map { try PanelStart(view: view, position: $0).mayBegin() }
          == true
      return Story(
        id: id, joint: joint, hasFaces: try !plug.hasNoFaces(view), mayBegin: mayBegin)
    }
    let page = OopsPage(
      joint: story.joint, radius: radius, number: number, told: told, hasFaces: story.hasFaces,
      mayBegin: story.mayBegin,
      atMS: nowMS, clock: .here(nowMS))
    Console.out(
      options.json
        ? page.json(id: story.id, dropped: dropped).pretty
        : page.lines.joined(separator: "\n"))
  }

  /// What was recorded.
  private struct Story {
    var id: ThingID
    var joint: RecordedJoint
    var hasFaces: Bool
    var mayBegin: Bool
  }
}
