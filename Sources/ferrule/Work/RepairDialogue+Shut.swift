import Guide
import Paper
import Plant
import Store

/// Taking back that a port was shut: nobody but the centre opens one that was, so it is asked whether it ever was.
extension RepairDialogue {
  /// What is recorded besides where these answers are taken back; nil if they are not.
  ///
  /// A port that was really shut is opened again first, or stays listed as shut.
  func givenBack(_ shut: [ShutByAnswer], _ state: JobState) throws -> [FactBody]? {
    var opened: [FactBody] = []
    for port in shut {
      say("\(port.port.label) was shut by \(port.byWhom). Ring the NOC before you take that back.")
      say("SAY: \(port.readOut)")
      let done = port.other == nil ? "opened again" : "told them"
      switch keyboard.answer("1 \(done)  2 never shut; Enter: leave it") {
      case "2": continue
      case "1":
        // Shut for others it stays so, and nobody opens it.
        guard port.other == nil else { continue }
        guard let person = try whoSpoke(state) else { return left(port) }
        opened.append(
          .portGate(
            PortGate(port: port.port.id, action: .opened, byWhom: person, ticket: port.ticket)))
      default: return left(port)
      }
    }
    return opened
  }

  private func left(_ port: ShutByAnswer) -> [FactBody]? {
    say("\(port.port.label) stays SHUT for us: loose lists it")
    return nil
  }

  /// Who at the centre said so; nil if the person went back.
  private func whoSpoke(_ state: JobState) throws -> String? {
    var asker = ReplyAsker(store, keyboard, noPart: noPart(state))
    guard try asker.ask([.person(question: "who at the NOC?")], alone: .dirt) == .told else {
      return nil
    }
    return asker.input.person
  }
}
