/// How much a run does.
struct Sizes {
  /// Changes of thirteen rows that are merged.
  var merged: Int
  /// Changes of thirteen rows the store has before.
  var held: Int
  /// Cell edits that meet others.
  var edits: Int
  /// Transactions of one fact on each side, and in how many blocks.
  var commits: Int
  var blocks: Int
  /// Rounds of the long rows.
  var rounds: Int
  /// Changes in the bundle whose merge's memory is measured.
  var memoryChanges: Int
  /// Links of the site that is looked up in.
  var links: Int
  /// Rounds of a cold process.
  var processes: Int

  static let quick = Sizes(
    merged: 1_540, held: 15_400, edits: 5_000, commits: 200, blocks: 4, rounds: 3,
    memoryChanges: 20_000, links: 6_144, processes: 5)
  /// 100,000 rows into 1,000,000.
  static let full = Sizes(
    merged: 7_692, held: 76_923, edits: 100_000, commits: 2_000, blocks: 20, rounds: 7,
    memoryChanges: 420_000, links: 49_152, processes: 15)
  /// 100,000 facts of thirteen rows into 1,000,000: 1.3 million rows into 13 million.
  static let large = Sizes(
    merged: 100_000, held: 1_000_000, edits: 100_000, commits: 2_000, blocks: 20, rounds: 3,
    memoryChanges: 420_000, links: 49_152, processes: 15)
}
