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
      switch wasShut(done) {
      case .never: continue
      case .openedAgain:
        // Shut for others it stays so, and nobody opens it.
        guard port.other == nil else { continue }
        guard let person = try whoSpoke(state) else { return left(port) }
        opened.append(
          .portGate(
            PortGate(port: port.port.id, action: .opened, byWhom: person, ticket: port.ticket)))
      case nil: return left(port)
      }
    }
    return opened
  }

  /// What became of a port that was said to be shut.
  private enum Became {
    case openedAgain
    case never
  }

  /// Nil leaves it as it is; a key that is none of these is asked again, so that it answers no later question.
  private func wasShut(_ done: String) -> Became? {
    while let text = keyboard.answer("1 \(done)  2 never shut; Enter: leave it") {
      switch text {
      case "1": return .openedAgain
      case "2": return .never
      case "", "q": return nil
      default: say("1: it is given back; 2: the NOC never shut it; Enter: it stays shut for us")
      }
    }
    return nil
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
