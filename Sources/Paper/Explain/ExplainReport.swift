public import Plant

/// What is said of a link that is at fault: the same values for text and JSON.
public struct ExplainReport: Sendable {
  /// What it is about, such as `S1-L3 25/1 > S1-P2 3/2` or `B a B (MPO-12)`.
  public let heading: String
  /// What was held against what.
  public let evidence: FaultEvidence
  /// What came of it.
  public let explanation: Explanation
  /// Where the readings came from, and what was taken for granted; a sentence each.
  public let notes: [String]

  /// Explains what was measured.
  public init(_ heading: String, _ evidence: FaultEvidence, notes: [String] = []) {
    self.heading = SafeLine.text(heading)
    self.evidence = evidence
    self.notes = notes.map(SafeLine.text)
    explanation = Explainer.explain(evidence)
  }

  /// The verdict in a word or three.
  var verdict: String {
    switch explanation.decision {
    case .noFault: "NO FAULT"
    case .noFaultSoFar: "NO FAULT SO FAR"
    case .found: "FOUND"
    case .cannotTellWhere: "CANNOT TELL WHERE"
    case .cannotTell: "CANNOT TELL"
    case .notExplained: "NOT EXPLAINED"
    }
  }

  /// What there is to say after the verdict.
  var summary: String {
    let likeliest = explanation.likeliest
    guard let first = likeliest.first else { return "nothing explains it" }
    switch explanation.decision {
    case .noFault: return first.cause.title
    case .noFaultSoFar: return missing(likeliest) ?? first.cause.title
    case .notExplained: return "nothing that was tried makes this map"
    case .found:
      let place = explanation.looks.first?.suspect ?? first.likeliest.first
      guard let place = place.map({ SafeLine.text($0.change ?? $0.name) }),
        first.likeliest.count == 1
      else { return first.cause.title }
      return "\(first.cause.title): \(place)"
    case .cannotTellWhere:
      let count = first.likeliest.count
      return count > 1 ? "\(first.cause.title), one of \(count) places" : first.cause.title
    case .cannotTell: return likeliest.map(\.cause.title).joined(separator: " or ")
    }
  }

  /// What was not measured, if anything.
  private func missing(_ causes: [RankedCause]) -> String? {
    causes.flatMap(\.clues).first { clue in
      switch clue {
      case .notMeasured, .lanesNotRead: true
      default: false
      }
    }?.sentence
  }

  /// What the top cause means, in a sentence.
  var sentence: String {
    guard explanation.likeliest.count < 2, let first = explanation.causes.first else {
      return "Nothing decides between \(explanation.likeliest.count) causes."
    }
    if case .portShut = first.cause, let shut = first.suspects.first.flatMap(Self.shut) {
      return SafeLine.text(
        "Shut by \(shut.byWhom) since \(TimeText.minute(shut.sinceMS)) UTC: that explains it.")
    }
    return SafeLine.text(first.cause.sentence)
  }

  /// How a port was shut, by the records.
  private static func shut(_ port: Suspect) -> ShutPort? {
    for case .recordedShut(let shut) in port.clues { return shut }
    return nil
  }

  /// The check that decides most, and the commandable sentence of it.
  var check: DecidingCheck {
    explanation.causes.first?.check ?? .nothing
  }
}
