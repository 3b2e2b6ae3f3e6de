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
      position the cord came out of; at a terminal it is read back first. Both faces are unknown from now on. \
      Nothing has to be known to say it; --dropped and --told say more. --undo takes it back where nothing \
      was done there since: the cord never came out.
      """)

  @Argument(help: "The joint: a port or PANEL:POSITION.")
  var ref: String

  @Option(help: "What went dark, as the NOC or the monitor says.")
  var dropped: String?

  @Option(help: "Who was rung.")
  var told: String?

  @Flag(help: "Take the latest oops there back: it never came out.")
  var undo = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard !undo || (dropped == nil && told == nil) else {
      throw ValidationError("--undo goes without --dropped and --told: nothing came out.")
    }
  }

  func run() throws {
    let dropped = try RecordText.checked(dropped, "--dropped")
    let told = try RecordText.checked(told, "--told")
    let typed = try JointText(ref)
    let store = try options.open()
    try store.read { try NameText.check(told, "--told", $0) }
    if undo { return try takeBack(typed, store, try options.author(store)) }
    let keyboard = Keyboard()
    let author = try options.author(store, keyboard)
    guard let text = try meant(typed, store, author, keyboard) else {
      return Console.out("nothing was recorded")
    }
    // What hung on it, as far as was known before it came out.
    let (radius, number) = try store.readPlan { view, fabric in
      let joint = try RecordedJoint(text, view)
      let radius = BlastFinder.radius(
        fabric, try view.siteRules(), pulling: [joint.thing.subject], shut: try view.shutPorts())
      return (radius, try view.siteRule("noc-number"))
    }
    let story = try store.write(author: author) { view, draft in
      try record(Disturbance(joint: .zero, dropped: dropped, told: told), at: text, view, draft)
    }
    let page = OopsPage(
      joint: story.joint, radius: radius, number: number, dropped: dropped, told: told,
      hasFaces: story.hasFaces, mayBegin: story.mayBegin, atMS: story.outMS, nowMS: story.nowMS,
      clock: .here(story.nowMS))
    Console.out(
      options.json ? page.json(id: story.id).pretty : page.lines.joined(separator: "\n"))
  }

  /// The joint that is meant, where a cord can have come out of it; nil if the person says that it is none.
  ///
  /// A typed REF is read back as one to work at is: a wrong one sends a hand to open a healthy link. What is
  /// scanned says which joint is asked about; only Enter says that its cord is out.
  private func meant(
    _ text: JointText, _ store: Store, _ author: String, _ keyboard: Keyboard
  ) throws -> JointText? {
    var start = RepairStart(store: store, author: author, keyboard: keyboard)
    start.isSure = options.yes || options.json
    start.takesScan = false
    var text = text
    while let card = try place(of: text, store) {
      switch try start.meant(card) {
      case .yes: return text
      case .no: return nil
      case .other(let code): text = try JointText(code)
      }
    }
    return text
  }

  /// The joint as a person finds it.
  ///
  /// - Throws: an error that says that its plug is out already, unless that was told.
  private func place(of text: JointText, _ store: Store) throws -> PortCard? {
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      let joint = try RecordedJoint(text, view)
      if let out = try JointOut(joint, view), !options.yes {
        throw CommandError(
          .badInput, "out-already",
          SafeLine.text(
            "\(joint.name) is out already, since \(out.words(.here(nowMS), nowMS: nowMS)). "
              + "Nothing was recorded."),
          next:
            "ferrule show \(ShellWord.quoted(joint.name)); or, if it is the one, say it again with --yes"
        )
      }
      return try joint.card(view)
    }
  }

  private func record(
    _ said: Disturbance, at text: JointText, _ view: StoreView, _ draft: Draft
  ) throws -> Story {
    let joint = try RecordedJoint(text, view)
    let out = try JointOut(joint, view)
    let plug = try RecordedPlug(joint, view, draft)
    let repair = try RecordRepair.only(at: joint, view)
    var said = said
    said.joint = joint.id
    let id = try draft.record(.disturbance(said), job: repair?.id)
    // What came out by mistake came out once, however often that is said.
    let again = out.flatMap { $0.isMistake ? $0 : nil }
    if again == nil { try draft.record(.plugging(plug.fact(.unplug)), job: repair?.id) }
    let mayBegin =
      try joint.port != nil
      || view.position(joint.id).map { try PanelStart(view: view, position: $0).mayBegin() }
        == true
    return Story(
      id: id, joint: joint, hasFaces: try !plug.hasNoFaces(view), mayBegin: mayBegin,
      outMS: again?.atMS ?? draft.nowMS, nowMS: draft.nowMS)
  }

  private func takeBack(_ text: JointText, _ store: Store, _ author: String) throws {
    let nowMS = store.environment.nowMS()
    let clock = FloorClock.here(nowMS)
    let undo = try store.write(author: author) { view, draft in
      let undo = try OopsUndo(try RecordedJoint(text, view), view, clock: clock, nowMS: nowMS)
      try undo.record(draft)
      return undo
    }
    let text = try store.read { view in
      let out = try JointOut(undo.joint, view)
      return options.json
        ? undo.json(out: out, nowMS: nowMS).pretty
        : try undo.lines(view, out: out, clock: clock, nowMS: nowMS).joined(separator: "\n")
    }
    Console.out(text)
  }

  /// What was recorded.
  private struct Story {
    var id: ThingID
    var joint: RecordedJoint
    var hasFaces: Bool
    var mayBegin: Bool
    /// When it came out.
    var outMS: Int64
    var nowMS: Int64
  }
}
