import Guide
import Paper

/// What of the kit cannot be relied on or is not here, in a glance.
enum KitGlance {
  /// At most 6 lines of 40 columns.
  static func lines(
    _ rows: [KitRow], _ records: [CleaningRecord], nowMS: Int64, hours: Int
  ) -> [String] {
    guard !rows.isEmpty else {
      return Glance.list(
        "KIT  no tool is known", [], command: "ferrule add tool kind=tip label=TEXT")
    }
    let due = KitRow.due(rows)
    let head = due.isEmpty ? "nothing to check" : "check \(due.count) of \(rows.count)"
    let poor = records.filter(\.isPoor).map { "POOR \(CleaningMemory.words($0))" }
    return Glance.list(
      "KIT  \(head); checks hold \(hours) h",
      due.map { $0.due(nowMS: nowMS) } + rows.compactMap { $0.holder(nowMS: nowMS) } + poor,
      command: due.first?.command)
  }
}
