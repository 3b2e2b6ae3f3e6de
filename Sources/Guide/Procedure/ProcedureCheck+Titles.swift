/// What the screen begins with is what a tired person reads.
extension ProcedureCheck {
  /// A step's title begins with a word of its verb, or says none of another's.
  mutating func checkTitles() {
    for step in procedure.steps {
      let title = Self.words(step.title)
      let own = step.verb.titles
      if own.contains(where: { title.starts(with: Self.words($0)) }) { continue }
      for verb in StepVerb.allCases {
        guard let other = verb.titles.first(where: { !own.contains($0) && Self.says($0, title) })
        else { continue }
        find(
          .unsafe, step,
          "screen says \(other), which is \(verb.rawValue), and the step is "
            + "\(step.verb.rawValue): begin it with \(own[0])")
        break
      }
    }
  }

  /// Words in capitals; whatever is no letter stands between them.
  private static func words(_ text: String) -> [String] {
    text.uppercased().split { !$0.isLetter }.map(String.init)
  }

  /// Whether the words stand somewhere in the title, also written as one.
  private static func says(_ phrase: String, _ title: [String]) -> Bool {
    let words = words(phrase)
    return title.indices.contains { place in
      title[place...].starts(with: words) || title[place] == words.joined()
    }
  }
}

extension StepVerb {
  /// What the screens that come with the program call it; the first is the usual one.
  fileprivate var titles: [String] {
    switch self {
    case .shut: ["DARK", "SHUT"]
    case .medium: ["MEDIUM"]
    case .unplug: ["UNPLUG"]
    case .inspectPort, .inspectCord: ["INSPECT"]
    case .replaceCord: ["NEW CORD"]
    case .replaceModule: ["NEW MODULE"]
    case .form: ["FORM"]
    case .polarity: ["POLARITY"]
    case .loss: ["LOSS"]
    case .plugIn: ["PLUG IN"]
    case .openPort: ["OPEN PORT"]
    case .linkUp: ["LINK UP"]
    case .readLanes, .lanes: ["LANES"]
    case .counters: ["COUNTERS"]
    case .soak: ["SOAK"]
    case .brokenFibres: ["OLD LEG"]
    case .debts: ["DEBTS"]
    case .hands: ["HANDS"]
    case .accept: ["ACCEPT"]
    case .lookNext: ["LOOK NEXT"]
    }
  }
}
