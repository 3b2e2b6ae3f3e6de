public import Plant

/// A loss report for a terminal.
public enum LossText {
  /// The whole page, with a line end after each line.
  public static func text(_ report: LossReport) -> String {
    var table = Table(["", "how many", "each dB", "dB"], rightAligned: [1, 2, 3])
    for part in report.setup.parts {
      table.add([
        name(part.kind, report), part.kind == .fibre ? nil : String(part.count),
        part.kind == .fibre ? nil : DecibelText.loss(part.eachMilliDB),
        DecibelText.loss(part.milliDB),
      ])
    }
    table.add(["limit", " ", " ", DecibelText.loss(report.setup.limitMilliDB)])
    if let measured = report.measuredMilliDB {
      table.add(["measured", " ", " ", DecibelText.loss(measured)])
    }
    return ([heading(report)].flatMap { $0 } + ["", table.text()] + application(report)).map {
      $0.hasSuffix("\n") ? $0 : $0 + "\n"
    }.joined()
  }

  /// A number that no cabling has, in a sentence.
  public static func sentence(_ error: LossSetupError) -> String {
    switch error.name {
    case "length":
      "A length of \(DecibelText.metres(error.value)) m is not between 0.001 m and 100 km."
    case "joints", "splices":
      "\(error.value) \(error.name) are not between \(error.range.lowerBound) and "
        + "\(error.range.upperBound)."
    default:
      "A \(error.name) of \(DecibelText.loss(error.value)) dB is not between "
        + "\(DecibelText.loss(error.range.lowerBound)) and "
        + "\(DecibelText.loss(error.range.upperBound)) dB."
    }
  }

  private static func heading(_ report: LossReport) -> [String] {
    guard let verdict = report.verdict else {
      return ["At most \(DecibelText.loss(report.setup.limitMilliDB)) dB may be measured."]
    }
    let first = reason(verdict.reasons.first, report)
    let line = TextWidth.padded(verdict.word.rawValue.uppercased(), to: 6) + " " + first
    return TextWidth.wrapped(line, to: 80)
      + verdict.reasons.dropFirst().flatMap { reason in
        TextWidth.wrapped(self.reason(reason, report), to: 72).map { "       " + $0 }
      }
  }

  private static func reason(_ reason: LossVerdict.Reason?, _ report: LossReport) -> String {
    let loss = DecibelText.loss(report.measuredMilliDB ?? report.setup.limitMilliDB)
    let word = report.measuredMilliDB == nil ? "the cabling may lose" : "measured"
    let limit = DecibelText.loss(report.application?.lossMilliDB?.value)
    let optic = report.optic?.name ?? ""
    switch reason {
    case nil:
      let margin = report.verdict?.marginMilliDB.map { ": \(DecibelText.loss($0)) dB left" } ?? ""
      return "\(word) \(loss) dB\(margin)"
    case .overLimit:
      return "\(word) \(loss) dB, more than the \(DecibelText.loss(report.setup.limitMilliDB)) dB "
        + "of the cabling"
    case .overApplication: return "\(word) \(loss) dB, more than the \(limit) dB \(optic) allows"
    case .tooLong:
      return "\(DecibelText.metres(report.setup.lengthMM)) m of \(report.setup.grade.text): "
        + "\(optic) reaches \(DecibelText.metres(report.application?.reachMM.value)) m"
    case .wrongFibre: return "\(optic) is not for \(report.setup.grade.text)"
    case .badReference: return "less than nothing was lost: set the reference again"
    case .noLimit: return "nobody published what \(optic) may lose over \(report.setup.grade.text)"
    }
  }

  private static func name(_ kind: LossPart.Kind, _ report: LossReport) -> String {
    let setup = report.setup
    switch kind {
    case .fibre:
      return "\(DecibelText.metres(setup.lengthMM)) m of \(setup.grade.text) at "
        + "\(DecibelText.loss(setup.attenuationMilliDBPerKM)) dB/km"
    case .endJoint: return "joints at the ends, \(report.endName), \(setup.reference.rawValue)"
    case .midJoint: return "joints between, \(report.midName)"
    case .splice: return "splices"
    }
  }

  private static func application(_ report: LossReport) -> [String] {
    guard let optic = report.optic, let limit = report.application else { return [] }
    let loss = limit.lossMilliDB
    var lines = [
      "", "\(optic.name) over \(report.setup.grade.text)",
      "  loss   "
        + (loss.map { "\(DecibelText.loss($0.value)) dB  (\(note($0)))" } ?? "nobody published it"),
      "  reach  \(DecibelText.metres(limit.reachMM.value)) m  (\(note(limit.reachMM)))",
    ]
    if let margin = report.verdict?.reachMarginMM {
      lines.append("  left   \(DecibelText.metres(margin)) m")
    }
    return lines
      + TextWidth.wrapped(
        "The joints at the modules are not in the optic's loss: they belong to the modules.",
        to: 80)
  }

  private static func note<Value>(_ number: Sourced<Value>) -> String {
    "\(number.source), \(number.confidence.text)"
  }
}
