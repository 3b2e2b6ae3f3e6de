public import Plant

/// What was answered, as whoever answered said it: in the words of the choice, not as it is kept.
public enum SaidWords {
  /// What a step says, without its reason; nil of one that no choice of any screen records.
  ///
  /// A step says nothing of the joint it is at: it stands beside what tells that.
  public static func text(_ step: Step) -> String? {
    if step.outcome == "stated" { return "\(plain(step.name)): said to be done" }
    return switch StepName(rawValue: step.name) {
    case .open: ["found": "right cord found"][step.outcome]
    case .inspectPort, .inspectCord:
      step.outcome != "again" ? nil : step.reason == nil ? "look again" : "other cleaner used"
    case .pen: ["changed": "pen changed", "right": "pen is right"][step.outcome]
    case .quarantine: quarantine[step.outcome]
    case .replace: replace[step.outcome]
    case .form: form[step.outcome]
    case .polarity, .loss: test(step)
    case .lanes: ["ok": "lanes ok", "low": "lanes low"][step.outcome]
    case .accept: ["test-first": "open it and test"][step.outcome]
    case .brokenFibres: brokenFibres[step.outcome]
    case .lookNext: StepOutcome(rawValue: step.outcome).flatMap(lookNext)
    case .settled:
      ["left": "kept closed", "open": "opened all the same"][step.outcome]
    case .task: "begun for a task"
    case .cordEnd: "where the other end of the cord was"
    case .fromMemory: "taken up from memory"
    case .dark, .medium, .plugIn, .openPort, .linkUp, .counters, .soak, .hands, nil: nil
    }
  }

  private static let quarantine = [
    "asked": "face given up", "capped": "cap it, leave it out", "link": "set aside",
    "lifted": "take it up again",
  ]

  private static let replace = [
    "module": "replace the module", "cord": "replace the cord", "left": "keep the old one",
  ]

  private static let form = [
    "right": "form is right", "wrong": "it does NOT fit",
    "unfit": "in all the same, does not fit by record",
  ]

  private static let brokenFibres = [
    "broken": "broken fibres", "unknown": "broken fibre: not known which",
    "none": "no fibre is broken",
  ]

  private static func test(_ step: Step) -> String? {
    switch step.outcome {
    case "wrong": "\(step.name) test WRONG"
    case "cannot": "cannot test \(step.name)"
    default: nil
    }
  }

  private static func lookNext(_ outcome: StepOutcome) -> String? {
    switch outcome {
    case .thisJoint: "this joint again"
    case .otherJoint: "look at another joint"
    case .askAgain: "ask NOC again"
    case .replaceCord: "change the cord"
    case .replaceModule: "change the module"
    case .goBack: "back to the old leg"
    case .down, .low, .failed, .wrong, .escalate: nil
    }
  }

  /// What the network operations centre answered, with what they said besides.
  public static func text(_ answer: Answer) -> String {
    let words =
      switch (answer.about, answer.outcome) {
      // What was told in words of their own stands for itself.
      case (_, .told): answer.text == nil ? "not yet" : ""
      case (.dark, .yes): "it is shut"
      case (.dark, .no): "they say no"
      case (.linkUp, .yes): "link is up"
      case (.linkUp, .no): "link NOT up"
      case (.lanes, .yes): "lanes ok"
      case (.lanes, .no): "lanes low"
      case (.counters, .yes): "counters cleared"
      case (.counters, .no): "counters not cleared"
      case (.soak, .yes): "soak passed"
      case (.soak, .no): "soak failed"
      case (.other, .yes): "yes"
      case (.other, .no): "no"
      }
    return [words, answer.text ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// How a face was found.
  public static func text(_ verdict: FaceVerdict) -> String { plain(verdict.rawValue) }

  /// How a face was cleaned.
  public static func text(_ method: CleaningMethod) -> String {
    switch method {
    case .dry: "dry"
    case .wetDry: "wet and dry"
    }
  }

  /// What happened to the cap of a face.
  public static func text(_ action: CapAction) -> String {
    switch action {
    case .capped: "cap on"
    case .uncapped: "cap off"
    }
  }

  /// What a link is made of.
  public static func text(_ medium: Medium) -> String {
    switch medium {
    case .fibre: "fibre"
    case .aoc: "AOC"
    case .dac: "DAC"
    }
  }

  /// A name as it is kept, without its hyphens.
  public static func plain(_ name: String) -> String {
    name.split(separator: "-").joined(separator: " ")
  }
}
