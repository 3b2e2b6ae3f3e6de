import ArgumentParser
import Plant
import Store

struct RecordPort: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "port",
    abstract: "A port was shut, or opened again, by the network operations centre.")

  @Argument(help: "The port.") var port: String
  @Flag var action: GateFlag
  @Option(help: "Who did it.") var by: String
  @Option(help: "Under which ticket.") var ticket: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let by = try RecordText.required(by, "--by")
    let ticket = try RecordText.checked(ticket, "--ticket")
    try options.record { view, draft, _ in
      try NameText.check(by, "--by", view)
      let port = try view.port(named: port)
      let links = try view.links(ofPort: port.id)
      var repair = try RecordRepair.only(at: port.id, orOn: links.first?.id, view)
      // Whoever pulled a plug that several links pass has the ports of all of them shut.
      if repair == nil, ticket == nil { repair = try RecordRepair.only(onPlugsOf: port.id, view) }
      let id = try draft.record(
        .portGate(PortGate(port: port.id, action: action.action, byWhom: by, ticket: ticket)),
        job: repair?.id)
      let under = ticket.map { ", ticket \($0)" } ?? ""
      return RecordedFact(
        fact: "port_gate", id: id, ref: port.label,
        what: "\(action.action.rawValue) by \(by)\(under)", place: port.place, repair: repair)
    }
  }
}
