/// Grade, reach and loss of a channel against what both optics allow.
struct BudgetCheck {
  private let channel: Channel
  private let rules: LinkRules

  init(_ channel: Channel, _ rules: LinkRules) {
    self.channel = channel
    self.rules = rules
  }

  func run(_ findings: inout [LinkFinding], _ unjudged: inout [LinkUnknown]) -> LinkMargins {
    var margins = LinkMargins()
    var grades: [FibreGrade] = []
    var length: Int64? = 0
    var fibreLoss: Int64? = 0
    for place in 0..<channel.count {
      guard let segment = channel.segment(place) else { continue }
      let (kind, grade) = (segment.part.kind, segment.part.grade)
      if let grade {
        if !grades.contains(grade) { grades.append(grade) }
      } else if kind != .cassette {
        unjudged.append(.grade(segment: place))
      }
      if let lengthMM = FibreLoss.bounded(
        segment.part.lengthMM ?? (kind == .cassette ? 0 : nil))
      {
        length = length.map { $0 + lengthMM }
        if let grade, let rate = rules.attenuation[grade] {
          fibreLoss = fibreLoss.map { $0 + FibreLoss.milliDB(lengthMM, Int64(rate)) }
        } else if lengthMM > 0 {
          fibreLoss = nil
        }
      } else {
        length = nil
        fibreLoss = nil
        unjudged.append(.length(segment: place))
      }
    }
    margins.lengthMM = length
    margins.worstLossMilliDB = fibreLoss.map { loss in
      Int(clamping: loss) + (channel.jointCount - 2) * rules.jointLossMilliDB
        + channel.splices * rules.spliceLossMilliDB
    }
    limits(grades, &margins, &findings, &unjudged)
    compare(margins, &findings)
    return margins
  }

  private func limits(
    _ grades: [FibreGrade], _ margins: inout LinkMargins, _ findings: inout [LinkFinding],
    _ unjudged: inout [LinkUnknown]
  ) {
    if grades.contains(where: { $0.isMultimode != grades[0].isMultimode }) {
      findings.append(
        finding(
          .fibreMix, "\(grades.map(\.text).joined(separator: " and ")) in one way.",
          "use parts of one kind of fibre"))
      return
    }
    guard let grade = grades.first, let near = channel.near.body, let far = channel.far.body
    else { return }
    let optics = near === far ? [near] : [near, far]
    if let wrong = optics.first(where: { $0.optic.band.isMultimode != grade.isMultimode })?.optic {
      findings.append(
        finding(
          .fibreGrade,
          "\(wrong.name) needs \(wrong.band.isMultimode ? "multimode" : "single-mode") fibre, "
            + "this is \(grade.text).", "use fibre or modules of the other kind"))
      return
    }
    var (reach, loss): (Int64?, Int?) = (.max, .max)
    for body in optics {
      for grade in grades {
        let place = body.optic.limits.firstIndex { $0.grade == grade }
        let (own, most) = (
          place.map { body.optic.limits[$0].reachMM.value },
          place.flatMap { body.optic.limits[$0].lossMilliDB?.value }
        )
        reach = own.flatMap { own in reach.map { min($0, own) } }
        loss = most.flatMap { most in loss.map { min($0, most) } }
      }
    }
    (margins.reachMM, margins.lossLimitMilliDB) = (reach, loss)
    if reach == nil { unjudged.append(.reach) }
    if loss == nil { unjudged.append(.lossLimit) }
  }

  private func compare(_ margins: LinkMargins, _ findings: inout [LinkFinding]) {
    if let margin = margins.reachMarginMM, margin < 0, let reach = margins.reachMM {
      findings.append(
        finding(
          .reach,
          "\(metres(margins.lengthMM)) m is more than the \(metres(reach)) m of the optics.",
          "use shorter parts, a higher grade of fibre, or optics that reach further"))
    }
    if let margin = margins.lossMarginMilliDB, margin < 0, let limit = margins.lossLimitMilliDB {
      findings.append(
        finding(
          .loss,
          "The way may lose \(decibels(margins.worstLossMilliDB)) dB, the optics allow "
            + "\(decibels(limit)).", "use fewer joints, or parts with less loss"))
    }
  }

  private func metres(_ lengthMM: Int64?) -> String {
    guard let lengthMM else { return "-" }
    let (whole, rest) = lengthMM.quotientAndRemainder(dividingBy: 1_000)
    guard rest != 0 else { return "\(whole)" }
    var digits = String(String(1_000 + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  private func decibels(_ milliDB: Int?) -> String {
    guard let milliDB else { return "-" }
    let hundredths = (milliDB + 5) / 10
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }

  private func finding(_ code: FindingCode, _ what: String, _ fix: String) -> LinkFinding {
    LinkFinding(
      code, at: .whole, ChannelPlace.whole.text(in: channel),
      parts: channel.segments.map(\.part.label), what: what, fix: fix)
  }
}
