import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Park: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Park an open repair until something comes back; yours if none is named.")

  @Argument(help: "The code of a job, its port or link, or its ticket.")
  var ref: [String] = []

  @Option(help: "What it waits for.")
  var why: String?

  @Option(parsing: .unconditional, help: "Look again in so many minutes.")
  var minutes: Int?

  @OptionGroup var options: StoreOptions

  func validate() throws {
    // A script whose variable is empty would park what its user has in hand.
    guard ref.isEmpty || ref.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw ValidationError("REF is empty: name a repair, or leave it out to park yours.")
    }
    if let minutes, !(1...525_600).contains(minutes) {
      throw ValidationError("--minutes is a number from 1 to 525600.")
    }
    if let why, why.utf8.count > 500 || why.contains(where: \.isNewline) {
      throw ValidationError("--why is one line of at most 500 letters.")
    }
  }

  func run() throws {
    _ = try RecordText.checked(why, "--why")
    let store = try options.open()
    let author = try options.author(store)
    let repair = try find(store, author)
    let nowMS = store.environment.nowMS()
    let untilMS = minutes.map { nowMS + Int64($0) * 60_000 }
    let pause = Pause(action: .parked, reason: why, untilMS: untilMS)
    try store.write(author: author) { _, draft in
      _ = try draft.record(.pause(pause), job: repair.fact.id)
    }
    if options.json {
      Console.out(
        JSONValue.object([
          ("parked", .string(repair.job.code.stored)), ("ref", .string(repair.ref)),
          ("why", .optional(why)), ("until", .optional(untilMS.map(TimeText.iso))),
        ]).pretty)
      return
    }
    let until =
      untilMS.map { ", look again at \(FloorClock.here($0).moment($0, near: nowMS))" } ?? ""
    let code = repair.job.code
    Console.out("parked \(code), \(repair.port.label)\(until)")
    Console.out(try store.read { try repair.resuming($0) })
  }

  private func find(_ store: Store, _ author: String) throws -> OpenRepair {
    let name = ref.joined(separator: " ")
    return try store.read { view in
      let repairs: [OpenRepair]
      if name.isEmpty {
        repairs = try OpenRepair.all(view).filter { $0.isOf(author) && !$0.isResting }
      } else {
        let named = try OpenRepair.named(name, view)
        if named.isEmpty, let ticket = try TicketFaults.named(name, view) {
          return try only(of: ticket, view, nowMS: store.environment.nowMS())
        }
        repairs = named.isEmpty ? try at(name, view) : named
      }
      let whose = name.isEmpty ? "\(author) has no repair open that is not parked." : nil
      return try OpenRepair.only(
        repairs, none: whose ?? "No repair is open at \(name).", command: "ferrule park",
        atPlace: "ferrule park")
    }
  }

  /// The one open job of a ticket; each of several is named with what to type.
  private func only(of ticket: TicketFaults, _ view: StoreView, nowMS: Int64) throws -> OpenRepair {
    let open = try ticket.openJobs(view)
    guard open.count > 1 else {
      return try OpenRepair.only(
        open, none: "No repair is open under \(ticket.number).",
        next: ticket.next(view, nowMS: nowMS) ?? "ferrule show \(ShellWord.quoted(ticket.number))",
        command: "ferrule park", atPlace: "ferrule park")
    }
    let told = open.map { "\($0.job.code) at \($0.ref)" }.joined(separator: " and ")
    let commands = try open.map { repair in
      let place = try view.resumedAt(repair.job)
      return "ferrule park \(place.map(ShellWord.quoted) ?? repair.job.code.description)"
    }
    throw StoreError(
      .ambiguous, "\(open.count) repairs are open under \(ticket.number): \(told).",
      next: commands.joined(separator: "; or "))
  }

  private func at(_ name: String, _ view: StoreView) throws -> [OpenRepair] {
    let thing = try view.thing(named: name, kinds: [.link, .port, .panelPosition])
    return try OpenRepair.all(view).filter { $0.job.joint == thing.id || $0.job.link == thing.id }
  }
}
