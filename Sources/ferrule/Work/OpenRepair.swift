import Guide
import Paper
import Plant
import Store

/// A repair and how it stands: one nobody has accepted the link of, unless any was asked for.
struct OpenRepair {
  let fact: Fact
  let job: Job
  let progress: JobState
  /// The facts by which others began the same repair, from memory; oldest first.
  var alsoBegun: [Fact] = []

  /// The joint it was begun at.
  var state: RepairState { progress.here }

  /// All open repairs, or those of a link, oldest first; not those that another job at the same joint has
  /// finished.
  static func all(_ view: StoreView, ofLink link: ThingID? = nil) throws -> [OpenRepair] {
    let shelf = ProcedureShelf(view)
    let facts = try view.openJobs().filter { fact in
      guard let link, case .job(let job) = fact.body else { return true }
      return job.link == link
    }
    return joined(
      try facts.compactMap { try of($0, view, shelf) }.filter { $0.progress.phase != .done })
  }

  /// The open repairs of other links that work at a port too, because it shares a module with theirs; oldest first.
  static func all(_ view: StoreView, alsoAt port: PortRecord) throws -> [OpenRepair] {
    try view.cage(of: port).filter { $0.id != port.id }
      .flatMap { try view.links(ofPort: $0.id) }
      .flatMap { try all(view, ofLink: $0.id) }
      .filter { repair in
        repair.job.joint != port.id
          && repair.progress.joints.contains { $0.state.situation.port.id == port.id }
      }
  }

  /// The open repairs begun at the other ports that have one plug with a port; oldest first.
  static func all(_ view: StoreView, onPlugOf port: PortRecord) throws -> [OpenRepair] {
    try view.portsOnPlug(of: port.id).filter { $0 != port.id }
      .flatMap { sharer in
        try view.links(ofPort: sharer)
          .flatMap { try all(view, ofLink: $0.id) }
          .filter { $0.job.joint == sharer }
      }
      .sorted { Fact.precedes($0.fact, $1.fact) }
  }

  /// The open repairs whose code or id begins like this.
  static func named(_ text: String, _ view: StoreView) throws -> [OpenRepair] {
    let shelf = ProcedureShelf(view)
    return joined(try view.jobs(named: text).compactMap { try of($0, view, shelf) })
  }

  /// The repairs whose code or id this is, open or ended.
  static func everNamed(_ text: String, _ view: StoreView) throws -> [OpenRepair] {
    let shelf = ProcedureShelf(view)
    return joined(try view.jobs(everNamed: text).compactMap { try of($0, view, shelf) })
  }

  private static func of(_ fact: Fact, _ view: StoreView, _ shelf: ProcedureShelf) throws
    -> OpenRepair?
  {
    guard case .job(let job) = fact.body else { return nil }
    let procedure = try shelf.procedure(of: job) ?? ProcedureShelf.unknown(job)
    guard var situation = try view.jobSituation(job: fact.id, procedure: procedure) else {
      return nil
    }
    situation.clock = .here(fact.atMS)
    return OpenRepair(fact: fact, job: job, progress: JobState.fold(situation))
  }

  /// Where the hands work: the port it was begun at, or the position on a panel.
  var port: PortCard { progress.workedAt }
  var isResting: Bool {
    [.parked, .settled].contains(progress.phase) || progress.phase.isEnd
  }

  /// Whether somebody has that joint in hand by it, to open it.
  func hasInHand(_ joint: ThingID) -> Bool {
    job.joint == joint && !isResting && state.handsBy == nil
      && progress.procedure.start != .untouched
  }

  /// Whether somebody has the plug of its joint in hand by it, or has it out, also while it rests.
  var hasPlugInHand: Bool {
    hasInHand(job.joint) || (progress.procedure.start == .plugged && !state.isPlugged)
  }

  /// Whoever began it, on whatever laptop, each once.
  var people: [String] {
    var met: Set<String> = []
    return ([fact] + alsoBegun).map(\.technician).filter {
      met.insert(NameFolding.fold($0)).inserted
    }
  }

  /// The same in a line.
  var who: String { people.joined(separator: ", ") }

  func isOf(_ technician: String) -> Bool {
    people.contains { NameFolding.fold($0) == NameFolding.fold(technician) }
  }

  /// Where it stands, in a word or two.
  var step: String { progress.title ?? "-" }

  /// How it is named where another joint of its link is worked on.
  var asFarEnd: String { named(progress.panel == nil ? "far end" : "at panel") }
  /// How it is named where another job is begun, or gone on with, at its joint.
  var asSameJoint: String { named("also at") }
  /// How it is named where another port of its plug is worked on.
  var asSamePlug: String { named("same plug") }
  /// How it is named where another link of its module is worked on.
  var asSameModule: String { named("same module") }

  private func named(_ nearness: String) -> String {
    "\(nearness) \(port.label): job \(job.code), \(who)"
  }

  /// The port as a REF.
  var ref: String { port.ref }

  /// What to type to go on with it.
  func resuming(_ view: StoreView) throws -> String { try Self.resuming(job, view) }

  /// What to type to go on with a job: its code, or where it was begun if that code is another open one's too.
  static func resuming(_ job: Job, _ view: StoreView) throws -> String {
    resuming(job.code, at: try view.resumedAt(job))
  }

  /// The same where it is known at what place it has to be named; nil where its code is enough.
  static func resuming(_ code: ShortCode, at place: String?) -> String {
    LooseCommand.text(place.map { .work(ref: $0) } ?? .resume(code: code))
  }

  /// Repairs as a table of at most 80 columns.
  static func table(_ repairs: [OpenRepair]) -> String {
    var table = Table(["code", "port", "place", "step", "who", "begun"])
    for repair in repairs {
      table.add([
        repair.job.code.description, repair.ref, repair.port.place?.text, repair.step,
        repair.who, TimeText.minute(repair.fact.atMS),
      ])
    }
    return table.text()
  }

  /// A repair for programs.
  var json: JSONValue {
    .object([
      ("code", .string(job.code.stored)), ("id", .string(fact.id.description)),
      ("ref", .string(ref)),
      ("far", .string(state.situation.otherPort.ref)), ("place", .optional(port.place?.text)),
      ("step", .string(step)), ("technician", .string(fact.technician)),
      ("technicians", .array(people.map { .string($0) })),
      ("begun", .string(TimeText.iso(fact.atMS))), ("parked", .bool(progress.phase == .parked)),
      ("procedure", .string(job.procedure)), ("version", .integer(Int64(job.version))),
    ])
  }

  /// The one repair meant; more than one or none is an error that lists them.
  ///
  /// - Parameters:
  ///   - command: what a code is typed after.
  ///   - atPlace: what a port is typed after, where two repairs have one code.
  static func only(
    _ repairs: [OpenRepair], none: String, next: String = "ferrule work --list", command: String,
    atPlace: String
  ) throws -> OpenRepair {
    guard let first = repairs.first else { throw StoreError(.noSuchThing, none, next: next) }
    guard repairs.count == 1 else {
      Console.error(table(repairs))
      if let code = oneCode(repairs) {
        throw oneCode(code, repairs, repairs.map { "\(atPlace) \(ShellWord.quoted($0.ref))" })
      }
      throw StoreError(
        .ambiguous, "\(repairs.count) repairs are open.", next: "\(command) CODE")
    }
    return first
  }

  /// The code that all of these have; nil if they have several.
  static func oneCode(_ repairs: [OpenRepair]) -> ShortCode? {
    Set(repairs.map { $0.job.code.folded }).count == 1 ? repairs.first?.job.code : nil
  }

  /// That several repairs have one code: it was gone on with from memory at another port than it was begun at.
  ///
  /// - Parameter commands: what to type for each.
  static func oneCode(_ code: ShortCode, _ repairs: [OpenRepair], _ commands: [String])
    -> StoreError
  {
    let places = repairs.map(\.ref).joined(separator: " and at ")
    return StoreError(
      .ambiguous,
      "\(code) is the code of \(repairs.count) repairs: at \(places).",
      next: commands.joined(separator: "; or "))
  }
}
