import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct FaultAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Report a fault of a link.")

  @Argument(help: "The port where it shows, or the link.")
  var link: String

  @Argument(help: "What is wrong, such as: flaps")
  var symptom: [String]

  @Option(help: "The ticket of the people who asked.")
  var ticket: String?

  @OptionGroup var options: StoreOptions

  private var words: String { symptom.joined(separator: " ") }

  func validate() throws {
    if let ticket, ticket.allSatisfy(\.isWhitespace) {
      throw ValidationError("--ticket names no ticket.")
    }
    for text in [words, ticket ?? ""]
    where text.utf8.count > 500 || text.contains(where: \.isNewline) {
      throw ValidationError("A symptom or ticket is one line of at most 500 letters.")
    }
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("Say what is wrong, such as: flaps")
    }
  }

  func run() throws {
    _ = try RecordText.required(words, "The symptom")
    _ = try RecordText.checked(ticket, "--ticket")
    let store = try options.open()
    let author = try options.author(store)
    let nowMS = store.environment.nowMS()
    let (link, port, open) = try store.read { view in
      let isLink = try view.thing(named: self.link, kinds: [.link, .port]).kind == .link
      let (link, near) = try view.link(named: self.link)
      let open = try view.linkSituation(link, nowMS: nowMS).faults
      return (link, isLink ? nil : near, open)
    }
    let fault = Plant.Fault(link: link.id, port: port?.id, symptom: words, ticket: ticket)
    let same = open.filter { NameFolding.fold($0.fault.body.symptom) == NameFolding.fold(words) }
    // The same words under the same ticket are the same fault, at whichever end it shows.
    let twin = same.first { FaultRow.isSame($0.fault.body, fault) }
    let id =
      try twin?.fault.id
      ?? store.write(author: author) { _, draft in try draft.record(.fault(fault)) }
    if options.json {
      Console.out(json(id, link, port, same, isAdded: twin == nil).pretty)
      return
    }
    Console.out("fault \(FaultRow.shortID(id)): \(words)\(ticket.map { "  \($0)" } ?? "")")
    if twin != nil { Console.out("This one is open already: nothing was added.") }
    for end in [port ?? link.portA, link.far(from: (port ?? link.portA).id)] {
      Console.out("  \(end.label)  \(end.place?.text ?? "place not known")")
    }
    for known in same {
      let id = FaultRow.shortID(known.fault.id)
      let since = TimeText.minute(known.fault.atMS)
      let word = known.fault.id == twin?.fault.id ? "Reported" : "There is one already"
      Console.out("\(word): \(id), \(known.fault.technician) \(since) UTC")
    }
    let next = try store.read { try FaultRow.of(id, $0)?.command($0, nowMS: nowMS) }
    if let next { Console.out("next: \(next)") }
  }

  private func json(
    _ id: ThingID, _ link: LinkRecord, _ port: PortRecord?, _ same: [OpenFault], isAdded: Bool
  ) -> JSONValue {
    let ends = [port ?? link.portA, link.far(from: (port ?? link.portA).id)].map { end in
      JSONValue.object([("ref", .string(end.label)), ("place", .optional(end.place?.text))])
    }
    return .object([
      ("fault", .string(id.description)), ("link", .string(link.id.description)),
      ("added", .bool(isAdded)), ("ends", .array(ends)), ("symptom", .string(words)),
      ("ticket", .optional(ticket)),
      ("already", .array(same.map { .string($0.fault.id.description) })),
    ])
  }
}
