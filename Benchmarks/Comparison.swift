/// One row of the table: ferrule's work beside its yardstick, round by round in one run.
struct Comparison {
  /// What is done.
  var work: String
  /// What is counted, such as rows; nil when a round is one piece of work.
  var unit: String?
  /// How many of them a round does.
  var amount = 1
  /// What it is held against; nil for a limit that stands alone.
  var yardstick: String?
  var goal: Goal
  var ours: [Took] = []
  var theirs: [Took] = []

  /// What the rounds say, by the clock on the wall.
  var values: [Double] { values(\.wallNS) }
  /// What they say by processor time; nil where that says nothing.
  var processorValues: [Double]? {
    switch goal {
    case .speed, .time: values(\.processorNS)
    case .extraMS, .alone, .memoryMB: nil
    }
  }

  var isReached: Bool { goal.isReached(by: Figures.median(values)) }

  private func values(_ part: KeyPath<Took, Int64>) -> [Double] {
    ours.indices.map { round in
      goal.value(
        ours[round][keyPath: part], round < theirs.count ? theirs[round][keyPath: part] : 0)
    }
  }

  /// The row as it is printed, at most 80 columns wide.
  var lines: [String] {
    let values = values.sorted()
    let middle = Figures.short(Figures.median(values)) + " " + goal.unit
    let range = "(\(Figures.short(values.first ?? 0))–\(Figures.short(values.last ?? 0)))"
    let verdict = isReached ? "ok" : "NOT REACHED"
    var out = [
      work,
      "    \(middle) \(range), goal \(goal.text): \(verdict)",
    ]
    var detail = "    ferrule \(speed(ours))"
    if let yardstick, !theirs.isEmpty { detail += ", \(yardstick) \(speed(theirs))" }
    if case .memoryMB = goal { detail = "" }
    if !detail.isEmpty { out.append(detail) }
    if let processor = processorValues {
      out.append(
        "    processor time alone: \(Figures.short(Figures.median(processor))) \(goal.unit)")
    }
    return out
  }

  private func speed(_ took: [Took]) -> String {
    let ns = Figures.median(took.map { Double($0.wallNS) })
    guard let unit else { return "\(Figures.short(ns / 1e6)) ms" }
    let rate = Double(amount) / ns * 1e9
    return "\(Figures.grouped(Int(rate))) \(unit)/s"
  }
}
