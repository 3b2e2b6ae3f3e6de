internal import GRDB

/// What is remembered of bundles: a table each of those that were merged here and of those written here.
///
/// The number last given in a table is kept in `meta` as well, so that the newest rows are missed when
/// they are gone. `export_counter` cannot tell that: it counts exports that were cut off, too.
enum RememberedBundles: String, CaseIterable {
  case merged = "merged_bundle"
  case written = "written_bundle"

  /// The entry of `meta`; missing where an older ferrule entered all there is.
  var entry: String { "last_\(rawValue)" }

  /// How many of them are kept, the newest.
  var kept: Int64 {
    switch self {
    case .merged: .max
    case .written: StoreView.writtenBundlesKept
    }
  }

  /// One of them, as a person calls it.
  var word: String {
    switch self {
    case .merged: "merge"
    case .written: "written bundle"
    }
  }

  /// Their numbers, ascending.
  func numbers(_ db: Database) throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT n FROM \(rawValue) ORDER BY n")
  }

  /// The number last given, as `meta` says; 0 if it says none.
  func lastGiven(_ db: Database) throws -> Int64 {
    // Whoever edited it by hand may have left anything there.
    let value = try DatabaseValue.fetchOne(
      db, sql: "SELECT value FROM meta WHERE name = ?", arguments: [entry])
    return value.flatMap { Int64.fromDatabaseValue($0) } ?? 0
  }

  /// Gives the next number; nil where there is none after the last, and SQLite finds one.
  func give(_ db: Database) throws -> Int64? {
    let newest = try Int64.fetchOne(db, sql: "SELECT max(n) FROM \(rawValue)") ?? 0
    let last = max(try lastGiven(db), newest, 0)
    guard last < .max else { return nil }
    try Meta.set(db, entry, last + 1)
    return last + 1
  }

  /// Forgets all of them.
  func forget(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM \(rawValue)")
    try Meta.remove(db, entry)
  }

  /// What is wrong with their numbers, in words: none but the oldest is ever forgotten.
  func gap(_ db: Database) throws -> String? {
    let numbers = try numbers(db)
    let last = numbers.last ?? 0
    // An older ferrule gives a number without saying so.
    guard try lastGiven(db) <= last else { return "the last \(word) is not remembered any more" }
    guard let first = numbers.first else { return nil }
    let isWhole = first > 0 && numbers.count == min(last, kept) && first == max(1, last - kept + 1)
    return isWhole ? nil : "a \(word) is not remembered, and later ones are"
  }
}
