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
      // A port shut for somebody else is never ours to open: under another ticket it is shut for no repair here.
      let shutFor = action == .shut ? ticket : nil
      var repair = try RecordRepair.only(
        at: port.id, orOn: links.first?.id, under: shutFor, view)
      // Whoever pulled a plug that several links pass has the ports of all of them shut.
      if repair == nil, ticket == nil { repair = try RecordRepair.only(onPlugsOf: port.id, view) }
      let id = try draft.record(
        .portGate(PortGate(port: port.id, action: action.action, byWhom: by, ticket: ticket)),
        job: repair?.id)
      let under = ticket.map { ", ticket \($0)" } ?? ""
      var told: [String] = []
      if repair == nil, let shutFor,
        let here = try RecordRepair.only(at: port.id, orOn: links.first?.id, view)
      {
        let its = try view.ticket(of: here.job).map { " (\($0))" } ?? ""
        told = ["shut for \(shutFor), not for repair \(here.job.code)\(its)"]
      }
      return RecordedFact(
        fact: "port_gate", id: id, ref: port.label,
        what: "\(action.action.rawValue) by \(by)\(under)", place: port.place, repair: repair,
        told: told)
    }
  }
}
