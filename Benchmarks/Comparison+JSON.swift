extension Comparison {
  /// The row for programs.
  struct Record: Encodable {
    var work: String
    var unit: String?
    var amount: Int
    var yardstick: String?
    var goal: String
    var reached: Bool
    var median: Double
    var least: Double
    var greatest: Double
    var processorMedian: Double?
    var ours: [Took]
    var theirs: [Took]
  }

  var record: Record {
    Record(
      work: work, unit: unit, amount: amount, yardstick: yardstick, goal: goal.text,
      reached: isReached, median: Figures.median(values), least: values.min() ?? 0,
      greatest: values.max() ?? 0, processorMedian: processorValues.map(Figures.median),
      ours: ours, theirs: theirs)
  }
}
