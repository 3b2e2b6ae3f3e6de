import Guide
import Plant

/// One screen, as a person has it before them.
struct ModelScreen {
  let prompt: Prompt
  let debts: [Debt]
  /// The sides of the joint whose face was seen damaged.
  var damaged: Set<FaceSide> = []

  func check(find: (String) -> Void) {
    let lines = prompt.lines
    // No sign is wider than it has bytes.
    let isWide = lines.contains { $0.utf8.count > 40 && Columns.count($0) > 40 }
    if !(1...6).contains(lines.count) || isWide { find("more than a screen: \(lines)") }
    let shown = lines.map { Array($0.utf8) }
    for choice in prompt.choices {
      let words = Array("\(choice.key) \(choice.label)".utf8)
      if !shown.contains(where: { Self.holds($0, words) }) {
        find("\(choice.label) is not on the screen")
      }
    }
    if prompt.phase != .done, recorded.isEmpty { find("a dead end: \(lines)") }
    let isOwed = [.done, .accept].contains(prompt.phase) && !debts.isEmpty
    if !damaged.isEmpty { checkDamage(find) }
    if damaged.isEmpty, prompt.choices.contains(where: { $0.label == "plug in DAMAGED" }) {
      find("plugged in DAMAGED, and nothing is")
    }
    if isOwed, !lines.contains(where: { $0.contains("OWED") }) { find("what is owed is not shown") }
  }

  /// What was damaged is named, plugged in by its name, and called clean by a word typed in full only.
  private func checkDamage(_ find: (String) -> Void) {
    let side: FaceSide? =
      switch prompt.phase {
      case .inspect(let side): side
      case .cannotSee(let side, let looks): looks < 2 ? side : nil
      default: nil
      }
    if let side, damaged.contains(side) {
      if !prompt.lines.contains(where: { $0.contains("was DAMAGED") }) {
        find("a face that was damaged is looked at, and that is not said: \(prompt.lines)")
      }
      if prompt.choices.contains(where: { $0.label == "clean" && !Self.asksToBeSure($0) }) {
        find("a face that was damaged is called clean by a key")
      }
    }
    if prompt.choices.contains(where: {
      $0.label.hasPrefix("plug in ") && $0.label != "plug in DAMAGED"
    }) {
      find("a damaged face is plugged in by another name: \(prompt.lines)")
    }
  }

  private static func asksToBeSure(_ choice: Choice) -> Bool {
    choice.needs.contains { if case .sure = $0 { true } else { false } }
  }

  /// By bytes: millions of lines are looked at.
  private static func holds(_ line: [UInt8], _ words: [UInt8]) -> Bool {
    guard words.count <= line.count else { return false }
    return (0...(line.count - words.count)).contains { line[$0...].starts(with: words) }
  }

  /// A port is shut or opened only if it is the one whose name was read out.
  func checkNames(
    _ bodies: [FactBody], _ layout: @autoclosure () -> ModelLayout, find: (String) -> Void
  ) {
    for case .portGate(let gate) in bodies {
      let name = layout().label(gate.port)
      if prompt.readOut?.contains("port \(name)") != true {
        find("\(name) is \(gate.action.rawValue), and not read out")
      }
    }
  }

  /// Answers that record something.
  private var recorded: [Choice] { prompt.choices.filter { $0.kind == .record && $0.key != "p" } }

  /// Those that are gone on with.
  ///
  /// Read out twice it is the same, unless it is what there is to do; powers typed again are only shown; and a job
  /// that is set aside, or parked, and taken up again is where it was.
  var gone: [Choice] {
    recorded.filter {
      ($0.label == "read it out again" && $0.key == "1")
        || !["read it out again", "take it up again", "type powers again"].contains($0.label)
    }
  }
}
