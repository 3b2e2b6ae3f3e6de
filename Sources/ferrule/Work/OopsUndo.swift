import Guide
import Paper
import Plant
import Store

/// Takes the latest oops at a joint back, with new facts: the cord never came out.
///
/// Whatever hands did there since says that it was open.
struct OopsUndo {
  let joint: RecordedJoint
  /// What the oops recorded.
  private let oops: [Fact]
  /// Repairs begun there since in which nobody has answered anything.
  private let begun: [OpenRepair]
  /// Repairs begun there since that go on.
  private let goingOn: [OpenRepair]

  /// - Throws: an error that says why there is nothing to take back.
  init(_ joint: RecordedJoint, _ view: StoreView, clock: FloorClock, nowMS: Int64) throws {
    self.joint = joint
    let facts = LiveFacts.of(try joint.history(view))
    let plug = try joint.plug(view)
    let next = "ferrule history \(ShellWord.quoted(joint.name))"
    guard let last = facts.last(where: { Self.isMistake($0, at: plug) }) else {
      throw CommandError(
        .missing, "no-oops",
        "Nobody has said of \(joint.name) that its cord came out by mistake. Nothing is taken back.",
        next: next)
    }
    oops = facts.filter { fact in
      // Facts of one change have the same place.
      guard fact.order == last.order, fact.technician == last.technician else { return false }
      if case .plugging(let plugging) = fact.body { return plug.contains(plugging.joint) }
      return Self.isMistake(fact, at: plug)
    }
    let own = Set(oops.map(\.id))
    let since = facts.filter { Fact.precedes(last, $0) && !own.contains($0.id) }
    if let done = since.last(where: { Self.isHand($0, at: plug) }) {
      let words = try FactWords(view: view).text(done.body)
      let time = clock.moment(done.atMS, near: nowMS)
      throw CommandError(
        .badInput, "touched-since",
        SafeLine.text(
          "Hands were at \(joint.name) since it came out: \(words), \(time), \(done.technician). "
            + "Nothing is taken back."),
        next: next)
    }
    let repairs = try OpenRepair.all(view).filter {
      plug.contains($0.job.joint) && Fact.precedes(last, $0.fact)
    }
    begun = repairs.filter { $0.progress.isUnanswered && $0.alsoBegun.isEmpty }
    let gone = Set(begun.map(\.fact.id))
    goingOn = repairs.filter { !gone.contains($0.fact.id) }
  }

  private static func isMistake(_ fact: Fact, at plug: Set<ThingID>) -> Bool {
    if case .disturbance(let mistake) = fact.body { plug.contains(mistake.joint) } else { false }
  }

  /// Whether hands were at the joint, or a tester, of what was recorded there.
  private static func isHand(_ fact: Fact, at plug: Set<ThingID>) -> Bool {
    switch fact.body {
    case .plugging(let plugging): plug.contains(plugging.joint)
    case .inspection(let look): look.joint.map(plug.contains) ?? true
    case .cleaning(let cleaning): cleaning.joint.map(plug.contains) ?? true
    case .capping(let capping): capping.joint.map(plug.contains) ?? true
    case .partMove, .polarityTest, .lossTest: true
    default: false
    }
  }

  /// Records it.
  func record(_ draft: Draft) throws {
    let why = "it never came out"
    for fact in oops {
      let withdrawal = Withdrawal(factKind: fact.body.table, fact: fact.id, why: why)
      try draft.record(.withdrawal(withdrawal), job: fact.job)
    }
    for repair in begun {
      let id = repair.fact.id
      let withdrawal = Withdrawal(factKind: repair.fact.body.table, fact: id, why: why)
      try draft.record(.withdrawal(withdrawal), job: id)
    }
  }

  /// What was taken back and what stays, in lines of 40 columns.
  ///
  /// - Parameter out: since when it is out all the same, by what was said besides.
  func lines(_ view: StoreView, out: JointOut?, clock: FloorClock, nowMS: Int64) throws -> [String]
  {
    let ref = ShellWord.quoted(joint.name)
    var lines = ["TAKEN BACK \(clock.hourMinute(nowMS))  \(joint.name)"]
    lines += try oops.map { try FactWords(view: view).text($0.body) }
    lines += begun.map { "repair \($0.job.code), nothing done in it" }
    if let out {
      lines.append("STILL OUT since \(out.words(clock, nowMS: nowMS))")
      if out.isMistake { lines.append("if that is none either: ferrule oops \(ref) --undo") }
    } else {
      lines.append("TELL whom you rang: \(joint.name) never came out")
    }
    lines += try goingOn.map { "OPEN there: \(try $0.resuming(view))" }
    return lines.flatMap { Columns.wrap(SafeLine.text($0), indent: " ") }
  }

  func json(out: JointOut?, nowMS: Int64) -> JSONValue {
    .object([
      ("ref", .string(joint.name)), ("place", .optional(joint.port?.place?.text)),
      ("at", .string(TimeText.iso(nowMS))),
      ("taken_back", .array((oops + begun.map(\.fact)).map { .string($0.id.description) })),
      ("out_since", .optional(out.map { TimeText.iso($0.atMS) })),
      ("open", .array(goingOn.map { .string($0.job.code.stored) })),
    ])
  }
}
