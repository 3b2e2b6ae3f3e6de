/// The words for what is on the screen where it is not the step's own.
enum PhaseWords {
  /// The word the screen begins with, or nil if it is that of the step.
  static func title(_ phase: RepairPhase) -> String? {
    switch phase {
    case .medium: "MEDIUM"
    case .clean: "CLEAN"
    case .inspect, .cannotSee: "INSPECT"
    case .quarantine, .setAside: "SET ASIDE"
    case .replace: "REPLACE"
    case .neighboursLive: "STOP"
    case .lookNext, .otherJoint: "LOOK NEXT"
    case .owed: "OWED"
    case .parked: "PARKED"
    case .done: "DONE"
    default: nil
    }
  }

  /// The word for what a step waits for that is another step's matter; nil if it is the step's own.
  static func title(_ phase: RepairPhase, in step: StepDefinition?) -> String? {
    switch (phase, step?.verb) {
    case (.dark, let verb) where verb != .shut: "DARK"
    case (.plugIn, let verb) where verb != .plugIn: "PLUG IN"
    case (.openPort, let verb) where verb != .openPort: "OPEN PORT"
    case (.linkUp, let verb) where verb != .linkUp: "LINK UP"
    case (.form, let verb) where verb != .form: "FORM"
    default: isOwn(phase, step) ? nil : title(phase)
    }
  }

  /// Whether the step is there for nothing else, so that its own words say what is done and why.
  private static func isOwn(_ phase: RepairPhase, _ step: StepDefinition?) -> Bool {
    switch (phase, step?.verb) {
    case (.medium, .medium), (.inspect, .inspectPort), (.inspect, .inspectCord),
      (.replace, .replaceCord), (.replace, .replaceModule), (.lookNext, .lookNext):
      true
    default: false
    }
  }

  /// Why a face is set aside on which dirt moves from fibre to fibre.
  static let dirtMoves =
    "A mark that stays is a defect; these are on other fibres, so it is dirt that moves. Another cleaner, "
    + "then look again. If it comes back, replace the part."

  /// Why a face is set aside that nobody cleaned.
  static let notCleaned =
    "Nobody has cleaned it: look again leads back to that. Cap it, so that nobody plugs it in by mistake."

  /// Why another pen is taken, where all are of one gender.
  static let spentPen = "A spent pen is the usual reason that cleaning fails."

  /// Why a face that dry cleaning did not clear is set aside where wet is not allowed.
  static let noWet =
    "Dry did not take it, and wet is not allowed on this side here: nobody knows whether it would come off. Replace "
    + "or cap it, so that nobody plugs it in by mistake."

  /// Why a plug without faces goes in unlooked at.
  static let noFaces =
    "An AOC or DAC is one piece with its plugs: there is no face to look at. It goes in till it clicks, or is replaced "
    + "as a whole."

  /// What to do where the wrong port was shut.
  static let wrongPort = "Wrong port? u, and the NOC opens it again."

  /// What is tried where the cable is one piece with its plugs.
  static let anotherCable =
    "An AOC or DAC has no face to clean and no module of its own: out and in again, then another cable. What is left "
    + "is for others to find."

  /// Why faces that were seen clean are looked at again.
  static func oldLook(hours: Int) -> String {
    "Open faces gather dust: after \(hours) hours without a cap a look counts no more. Look at both again. Plugged in "
      + "UNSEEN it is owed."
  }

  /// What is to be done where an AOC or DAC is changed.
  static func onePiece(at port: String) -> String {
    "An AOC or DAC is one piece with both its plugs: pull the other one at \(port), and plug the new one in there too. "
      + "It has no face to look at, and no fibre to test."
  }

  /// Why a face that light comes out of is not cleaned wet, and how it is said that it is dark.
  static func lit(by ports: [String]) -> String {
    if ports.count == 1, let port = ports.first {
      return "Never wet on a lit face. Once the NOC has shut \(port) too: q, "
        + "ferrule record port \(port) --shut --by NAME, then work --resume. Given back with --open."
    }
    return
      "Never wet on a lit face. Lit by \(ports.joined(separator: ", ")). Each the NOC shuts: q, "
      + "ferrule record port PORT --shut --by NAME; work --resume. Back: --open."
  }

  /// Why a port that was given back without being opened is asked about.
  static let leftShut =
    "The port stays shut for others: light comes when they are done. Hands may be signed before; counters and "
    + "soak wait for it."

  /// Why other links through a plug are shut before it is pulled.
  static let onePlug =
    "Pulled, all links of this plug go dark: the NOC shuts them for us first. Given back once it is in."

  /// Why other links through a plug are asked for.
  static let dropped =
    "They went dark when the plug came out, and nobody had shut them. Each is seen up, or gets a fault of its own."

  /// Why a plug with another label is not pulled.
  static let otherwise =
    "Another label may be another link's cord: pulled, it takes that one down. A scan says what it is and where it "
    + "belongs. Pulled all the same, it is written down as the plug of this joint."

  /// Why the form of a module is looked at where the procedure has no step for it.
  static let form =
    "A fin top where a flat one belongs does not close. Part number and rate as the old one had."

  /// Why a face is asked for twice that was seen damaged before.
  static let damagedBefore =
    "Somebody saw this face damaged, and a chip does not go away. Judge those fibres: if they are clean now, type 1, "
    + "then yes. A damaged face chips the next one it meets: replace its part."

  /// Why a face is looked at whose partner was dirty.
  static let partnerDirty =
    "Its partner was dirty. Where two faces met, dirt is on both, and in the adapter between them: look at all "
    + "three before they meet again."

  /// Why something is done at a joint whose cord is out, where the step waits for it and is about something else.
  static func cordOut(_ phase: RepairPhase) -> String? {
    switch phase {
    case .dark:
      "The cord is out here: the link is not up before it is in. Hands go to a dark port only."
    case .inspect:
      "What stood open is looked at, both faces, before it goes in: the link is not up before that."
    case .cannotSee:
      "A face nobody can see is not proven: another tip, or the focus. The cord is out here, and goes in "
        + "before the link is up."
    case .plugIn: "The cord is out here: the link is not up before it is in again."
    default: nil
    }
  }

  /// Why, or nil if it is what the step says.
  static func why(_ phase: RepairPhase, in step: StepDefinition?) -> String? {
    if isOwn(phase, step) { return nil }
    return switch phase {
    case .medium:
      "Only a fibre cord has faces to look at. An AOC or DAC is one piece with its plugs."
    case .clean(_, .changePen):
      "A spent pen, or one for the other gender, is the usual reason that cleaning fails."
    case .clean(_, .dry):
      "Dry comes before wet. One dirty fibre is reason enough to clean the whole face. Then look "
        + "again."
    case .clean(_, .wetDry):
      "Dry did not take it. Wet loosens what sticks; what is not dried at once leaves a film. Then "
        + "look again."
    case .quarantine:
      "More cleaning does not help a face that stays dirty or is damaged. Cap it, so that nobody "
        + "plugs it in by mistake."
    case .setAside:
      "Somebody has to decide, or to bring what is missing. It stays on the list until it is taken "
        + "up again."
    case .replace:
      "A new part brings a new face: it is looked at too. After a new cord, polarity and loss are "
        + "tested again."
    case .neighboursLive:
      "The module serves another link, too, and that one is live: with the module it goes dark. "
        + "The NOC shuts its port first."
    case .owed:
      "A link with something owed is not taken back. Pay it, or park until somebody can."
    case .done: "Every step is done. What is still owed is on the list of debts."
    default: nil
    }
  }
}
