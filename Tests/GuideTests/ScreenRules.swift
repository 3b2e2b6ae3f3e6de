import Guide
import Plant

/// What holds for every screen, whatever it is about and however long the names are.
enum ScreenRules {
  /// What the light passes, with names and places as halls have them.
  private static let way = ["r12-pp-03 / B07:14", "P03B:14", "r12-pp-11 / B07:2"].enumerated().map {
    PathJoint(
      id: Floor.id(700 + UInt64($0.offset)), name: $0.element,
      place: Place(hall: "H1", row: "R07", rack: "R07-06-cold-aisle", lowestU: 32, side: .rear),
      isOnPanel: true)
  }

  /// What is wrong with a screen, in words; empty if nothing is.
  static func broken(_ job: JobState, nowMS: Int64) -> [String] {
    let prompt = job.prompt(nowMS: nowMS, way: way)
    var found: [String] = []
    for screen in [prompt.lines, prompt.card, prompt.why] {
      if screen.count > Columns.height { found.append("more than 6 lines: \(screen)") }
      for line in screen where Columns.count(line) > Columns.width {
        found.append("wider than 40: \(line)")
      }
    }
    for choice in prompt.choices
    where !prompt.lines.contains(where: { $0.contains("\(choice.key) \(choice.label)") }) {
      found.append("\(choice.label) is not on \(prompt.lines)")
    }
    // Whatever is answered can be taken back, and is named then as it was said.
    for case .step(let step) in job.here.situation.facts.map(\.body)
    where SaidWords.text(step) == nil {
      found.append("\(step.name) \(step.outcome) is recorded, and has no words")
    }
    let said = " " + words(prompt.lines + [prompt.readOut ?? ""]) + " "
    // Where something is pulled a card is shown before, and what goes dark with it was read out.
    let shown = said + words(prompt.card + prompt.why) + " "
    for name in named(job, prompt) where !hasWord(name, prompt.phase == .open ? shown : said) {
      found.append("\(name) is not whole on \(prompt.lines)")
    }
    if prompt.lines.count < 2 { found.append("nothing is said: \(prompt.lines)") }
    return found
  }

  /// The devices and ports a hand, or the operations centre, is sent to.
  private static func named(_ job: JobState, _ prompt: Prompt) -> [String] {
    let state = job.current
    let port = state.situation.port
    var cards = [state.phaseSpot(job.phase)]
    var names: [String] = []
    switch job.phase {
    case .neighboursLive(.cord):
      cards += state.liveNeighbours.filter(\.sharesPlug).map(\.port)
    case .neighboursLive(.port):
      names += state.liveNeighbours.filter { !state.neighboursOut.contains($0.port.id) }
        .map(\.port.name)
    // Where something else was found nobody is sent to pull.
    case .open where state.foundInstead == nil:
      names += state.situation.neighbours.filter(\.sharesPlug).map(\.port.name)
    case .otherJoint:
      names += state.situation.otherJoints.filter { $0.id == state.lookingAt }.map(\.name)
    case .test: cards.append(job.joints.last?.state.situation.port ?? port)
    default: break
    }
    // Where the whole link is tested its other end is another device's; what is plugged in is not tested.
    if case .test = job.phase, !job.joints.contains(where: { $0.state.situation.isOnPanel }) {
      // A cord in hand is tested in no port, and where none is dark and open nothing is.
      let isBetween =
        prompt.choices.contains { $0.label == "cannot test" }
        && prompt.lines.contains { $0.hasPrefix("TEST ") && !$0.hasSuffix(" alone") }
      cards = isBetween ? [port, state.situation.otherPort] : [port]
    }
    return names + cards.flatMap { [$0.device, $0.name] }
  }

  private static func words(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// Whether a name stands there whole: not as a part of a longer one.
  private static func hasWord(_ name: String, _ text: String) -> Bool {
    let isPart: (Character?) -> Bool = { $0?.isLetter == true || $0?.isNumber == true }
    var rest = text[...]
    while let found = rest.firstRange(of: name) {
      let before =
        found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : nil
      let after = found.upperBound < text.endIndex ? text[found.upperBound] : nil
      if !isPart(before), !isPart(after) { return true }
      rest = text[found.upperBound...]
    }
    return false
  }
}

extension RepairState {
  /// Where the hand goes: a cord that is moved is pulled where it is, not where it goes to.
  fileprivate func phaseSpot(_ phase: RepairPhase) -> PortCard {
    phase == .open ? plugSpot : situation.port
  }
}
