import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct CloseOut: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closeout",
    abstract: "The note to paste into the ticket: cause, what was done, what is not done yet.",
    discussion:
      """
      REF is the code of a job, open or ended, or a port, link, position on a panel or ticket: then its last job. \
      Of the jobs of a link under one ticket a port has the one begun there. The others are named, with what to type.
      """
  )

  @Argument(help: "A job's code, or a port, link, position on a panel or ticket.")
  var ref: [String]

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    let name = ref.joined(separator: " ")
    let (job, note) = try store.read { view in
      let job = try Self.job(name, view)
      guard case .job(let body) = job.body,
        var situation = try view.jobSituation(
          job: job.id, procedure: try ProcedureShelf(view).needed(body))
      else { throw Self.nothing(name) }
      situation.clock = .here(nowMS)
      let ofTicket = try TicketFaults.named(name, view)?.jobs(view) ?? []
      let note = try RepairNote(
        JobState.fold(situation.asItEnded), view, also: ofTicket, until: situation.ending)
      return (body, note)
    }
    if options.json {
      Console.out(
        JSONValue.object([
          ("code", .string(job.code.stored)), ("procedure", .string(job.procedure)),
          ("lines", .array(note.lines.map { .string($0) })),
          (
            "also",
            .array(
              note.others.map {
                .object([("code", .string($0.code.stored)), ("at", .string($0.at))])
              })
          ),
        ]).pretty)
    } else {
      (glance.glance ? note.glance : note.lines).forEach(Console.out)
      // Beside what is pasted into the ticket.
      for other in note.others { Console.error("\(other.at): ferrule closeout \(other.code)") }
    }
  }

  /// The job of that code, or the last one at a port, on a link, at a position on a panel or of a ticket; where
  /// others went on with it from memory, the one they went on with.
  private static func job(_ name: String, _ view: StoreView) throws -> Fact {
    let last = try last(name, view)
    guard case .job(let job) = last.body else { throw nothing(name) }
    let begun = try view.jobs(at: job.joint).first { isJob($0, of: job) }
    return begun ?? last
  }

  private static func last(_ name: String, _ view: StoreView) throws -> Fact {
    let open = try OpenRepair.named(name, view)
    let repairs = try open.isEmpty ? OpenRepair.everNamed(name, view) : open
    if repairs.count > 1 { throw try ambiguous(name, repairs, view) }
    if let only = repairs.first { return only.fact }
    if let position = try PanelStart.position(name, view) {
      let last = try view.jobs(at: position.id).last
      guard let last else { throw nothing(name) }
      return last
    }
    if let ticket = try TicketFaults.named(name, view) {
      guard let last = try ticket.jobs(view).last else { throw nothing(name) }
      return last
    }
    let (link, near) = try view.link(named: name)
    let facts = LiveFacts.of(
      try view.history(of: Thing(kind: .link, id: link.id, label: link.label)))
    let jobs = facts.filter {
      if case .job(let job) = $0.body { job.link == link.id } else { false }
    }
    guard let last = jobs.last else { throw nothing(name) }
    // What was done at a port under the ticket is in the job that was begun there.
    let isPort = try view.things(named: name).contains { $0.kind == .port && $0.id == near.id }
    return (isPort ? TicketJobs(of: last, in: facts).last(at: near.id) : nil) ?? last
  }

  /// Several jobs of one code: what to type for each is its port where that leads to it, else its id.
  private static func ambiguous(_ name: String, _ repairs: [OpenRepair], _ view: StoreView) throws
    -> StoreError
  {
    let commands = try repairs.map { repair in
      let isLast = isJob(try last(repair.ref, view), of: repair.job)
      return "ferrule closeout "
        + (isLast ? ShellWord.quoted(repair.ref) : repair.fact.id.description)
    }
    return OpenRepair.oneCode(OpenRepair.oneCode(repairs) ?? ShortCode(name), repairs, commands)
  }

  private static func isJob(_ fact: Fact, of repair: Job) -> Bool {
    if case .job(let job) = fact.body { job.isSameRepair(as: repair) } else { false }
  }

  private static func nothing(_ name: String) -> StoreError {
    StoreError(
      .noSuchThing, "Nobody has worked on \(name) here.",
      next: "ferrule work \(ShellWord.quoted(name))")
  }
}
