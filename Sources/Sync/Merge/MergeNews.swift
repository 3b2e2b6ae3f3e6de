internal import Change
internal import Store

/// What a merge changes for people: compares what they had to decide before with what they have after.
struct MergeNews {
  /// More disagreements than these, or facts of one id, are counted and not named: each is put into words.
  static let limit = 1_000

  private let before: [Disagreement.Key: Disagreement]

  init(_ view: StoreView) throws {
    before = Self.byKey(try view.disagreements())
  }

  /// Puts into the report what is new now.
  func report(_ open: [Disagreement], in report: inout MergeReport) {
    let after = Self.byKey(open)
    report.opened = open.filter { before[$0.key] == nil }
    report.decided = before.values.filter { after[$0.key] == nil }
      .sorted { ($0.thing.label, $0.word) < ($1.thing.label, $1.word) }
    report.changed = open.filter { item in before[item.key].map { $0.state != item.state } ?? false
    }
  }

  private static func byKey(_ items: [Disagreement]) -> [Disagreement.Key: Disagreement] {
    Dictionary(items.map { ($0.key, $0) }) { first, _ in first }
  }
}
