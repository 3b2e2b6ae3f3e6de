public import Plant

/// One thing a person can answer at a prompt.
public struct Choice: Hashable, Sendable {
  /// The one character to type.
  public var key: String
  /// What it says on the screen.
  public var label: String
  /// What it does.
  public var kind: ChoiceKind
  /// What has to be told first, in this order; empty if nothing.
  public var needs: [ReplyNeed]
  /// The facts to record, with blanks for what is told.
  let blanks: [FactBody]
  /// How long after now a soak is due, if the choice starts one; minutes.
  let soakMinutes: Int?

  init(
    _ key: String, _ label: String, kind: ChoiceKind = .record, needs: [ReplyNeed] = [],
    _ blanks: [FactBody] = [], soakMinutes: Int? = nil
  ) {
    self.key = key
    self.label = label
    self.kind = kind
    self.needs = needs
    self.blanks = blanks
    self.soakMinutes = soakMinutes
  }

  /// Whether its key is a digit: an answer, not one of the letters that are always there.
  var isDigit: Bool { key.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// The facts to record, all in one change and in this order; none for why and leave.
  ///
  /// - Throws: `ReplyError` if something the choice needs was not said or cannot be kept.
  public func facts(
    input: ReplyInput = ReplyInput(), nowMS: Int64, technician: String
  ) throws(ReplyError) -> [FactBody] {
    let checked = try ReplyCheck.checked(input, for: needs)
    var bodies: [FactBody] = []
    for blank in blanks {
      bodies.append(
        try ReplyFill.filled(
          blank, with: checked, nowMS: nowMS, technician: technician, soakMinutes: soakMinutes))
    }
    if let reason = checked.unfit, let part = checked.part {
      // After the move, which takes back what was said of the part before.
      let face = Face(part: part, connector: 1)
      bodies.append(
        .step(
          Step(name: StepName.form.rawValue, outcome: "unfit", face: face, reason: reason)))
    }
    return bodies
  }
}
