import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct FaultClosing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a fault, and say why.",
    discussion: """
      A fault that was reported twice with the same words and ticket, as by two laptops, is closed as \
      one.
      """)

  @Argument(
    help: "The fault's id, its ticket, or its link or port, if only one fault is open there.")
  var ref: String

  @Option(help: "Why it is closed.")
  var why: String

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard why.contains(where: { !$0.isWhitespace }), why.utf8.count <= 500,
      !why.contains(where: \.isNewline)
    else { throw ValidationError("--why is one line of 1 to 500 letters.") }
  }

  func run() throws {
    _ = try RecordText.required(why, "--why")
    let store = try options.open()
    let author = try options.author(store)
    let nowMS = store.environment.nowMS()
    let row = try store.read { try find($0, nowMS: nowMS) }
    let facts = try store.write(author: author) { _, draft in
      try row.ids.map { try draft.record(.faultClose(Plant.FaultClose(fault: $0, why: why))) }
    }
    guard let id = facts.first else { return }
    let twins = row.also.map(\.id)
    if options.json {
      Console.out(
        JSONValue.object([
          ("closed", .string(row.fault.id.description)), ("fact", .string(id.description)),
          ("why", .string(why)),
          ("also", .array(twins.map { .string($0.description) })),
        ]).pretty)
    } else {
      Console.out("closed fault \(row.shortID), \(row.link.label): \(row.fault.body.symptom)")
      for twin in twins { Console.out("  and \(FaultRow.shortID(twin)), which says the same") }
    }
  }

  /// The fault that is meant.
  private func find(_ view: StoreView, nowMS: Int64) throws -> FaultRow {
    if let ticket = try TicketFaults.named(ref, view) {
      return try ticket.onlyOpen(nowMS: nowMS) { "ferrule fault close \($0.shortID) --why TEXT" }
    }
    let thing = try view.thing(named: ref, kinds: [.fault, .link, .port])
    let link = try link(of: thing, view)
    let open = try view.linkSituation(link, nowMS: nowMS).faults.map {
      FaultRow(fault: $0.fault, also: $0.also, link: link)
    }
    let meant = thing.kind == .fault ? open.filter { $0.ids.contains(thing.id) } : open
    guard let only = meant.first else {
      throw StoreError(
        .noSuchThing,
        thing.kind == .fault
          ? "The fault \(ref) is closed already." : "No fault is open on \(link.label).",
        next: "ferrule fault list --all")
    }
    guard meant.count == 1 else {
      Console.error(FaultRow.table(meant, nowMS: nowMS, withState: false))
      throw StoreError(
        .ambiguous, "\(meant.count) faults are open on \(link.label).",
        next:
          "ferrule fault close \(only.shortID) --why \(ShellWord.quoted(why)), or another of them")
    }
    return only
  }

  private func link(of thing: Thing, _ view: StoreView) throws -> LinkRecord {
    guard thing.kind == .fault else { return try view.link(named: ref).link }
    guard case .fault(let fault)? = try view.fact(thing.id, in: "fault")?.body,
      let link = try view.link(fault.link)
    else { throw StoreError(.noSuchThing, "The link of the fault \(ref) is not here.") }
    return link
  }
}
