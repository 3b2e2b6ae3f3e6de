import Guide
import Plant
import TestSupport

/// Walks through prompts, at random or by the best answer.
enum Walk {
  /// A floor with its medium, names and rules drawn at random.
  static func floor(_ random: inout RepeatableRandom) -> Floor {
    let media: [Medium?] = [nil, .fibre, .fibre, .fibre, .aoc, .dac]
    var floor = Floor(
      medium: media.randomElement(using: &random) ?? nil,
      neighbour: Bool.random(using: &random),
      policy: RepairPolicy(
        wetCleanPort: Bool.random(using: &random), wetCleanCord: Bool.random(using: &random),
        maxCleans: Int.random(in: 1...7, using: &random)),
      device: name(Int.random(in: 3...20, using: &random), &random),
      port: name(Int.random(in: 1...12, using: &random), &random))
    floor.situation.otherPort.device = name(Int.random(in: 3...20, using: &random), &random)
    return floor
  }

  static func name(_ length: Int, _ random: inout RepeatableRandom) -> String {
    let letters = Array("ABCDEFGHabcdefgh0123456789-/._")
    return String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
  }

  /// One random answer; false if the repair is done.
  static func step(
    _ floor: inout Floor, _ random: inout RepeatableRandom
  ) throws -> Bool {
    if Int.random(in: 0..<4, using: &random) == 0 { floor.nowMS += 60 * 60_000 }
    // A walk goes on with its job.
    let isBeginning = floor.prompt.undoes?.hasPrefix("job begun") == true
    let choices = floor.prompt.choices.filter { choice in
      switch choice.kind {
      case .record: true
      case .end: false
      case .undo: !isBeginning && Int.random(in: 0..<4, using: &random) == 0
      case .why, .leave: false
      }
    }
    // The end of the cleaning ladder lies deep: half of the dirty faces stay dirty.
    let stubborn = choices.filter { dirty.contains($0.label) }
    let drawn = !stubborn.isEmpty && Bool.random(using: &random) ? stubborn : choices
    guard let choice = drawn.randomElement(using: &random) else { return false }
    return try floor.answer(choice.key)
  }

  static let dirty = ["dirt", "cleaned dry", "cleaned wet and dry", "pen changed", "pen is right"]

  static let best = [
    "go on", "take it up again", "it is shut", "it is open", "shut", "fibre", "right cord found",
    "unplugged", "clean",
    "cap off, look again", "look again", "plugged in", "open, link is up", "link is up", "ok",
    "NOC says ok", "cleared", "passed", "accepted", "done there: ask NOC",
    "ask NOC again", "new one is in", "no: leave the module", "cleaned dry", "cleaned wet and dry",
    "pen changed", "read it out", "read it out again",
    "sign hands done", "as it should be", "it is right now", "it passes now", "form is right",
    "open it and test again", "open it and test", "NOC shut it",
  ]

  /// Somebody has the far port shut and its plug out as long as a test waits for it.
  private static func workAtFarEnd(_ floor: inout Floor) {
    let far = floor.situation.otherPort.id
    let tests: Set = ["as it should be", "passed", "it is right now", "it passes now"]
    let isTest =
      switch floor.prompt.phase {
      case .test, .testWrong: !floor.state.isPlugged
      default: false
      }
    if isTest {
      guard tests.isDisjoint(with: floor.prompt.choices.map(\.label)) else { return }
      floor.record(
        [
          .portGate(PortGate(port: far, action: .shut, byWhom: "kim")),
          .plugging(Plugging(joint: far, action: .unplug)),
        ], job: nil)
    } else if floor.state.otherJointsOpen.contains(far) {
      floor.record(
        [
          .plugging(Plugging(joint: far, action: .plugIn, unseenReason: "night")),
          .portGate(PortGate(port: far, action: .opened, byWhom: "kim")),
        ], job: nil)
    }
  }

  /// Gives the best answer until the repair is done; how many answers it took, nil if it never was.
  static func finish(_ floor: inout Floor, within limit: Int) throws -> Int? {
    for count in 0..<limit {
      let prompt = floor.prompt
      if prompt.phase == .done { return count }
      if case .soak(let dueMS) = prompt.phase { floor.nowMS = max(floor.nowMS, dueMS) }
      workAtFarEnd(&floor)
      let labels = floor.prompt.choices.map(\.label)
      guard let label = best.first(where: labels.contains) else { return nil }
      try floor.say(label)
    }
    return nil
  }
}
