internal import Change
internal import Foundation
internal import GRDB

/// Enters changes into the trees that find them by hash and by place, many at a time and in order.
///
/// A change that is entered alone writes a page of each tree at a random place. So the last ones of
/// this laptop stay out until there are many of them, or until something else came: they are the end
/// of the log, and ``ChangeLog`` has them in memory.
final class LogIndex {
  /// A change that has its place.
  private struct Placed {
    var place: Placement
    var number: Int64

    /// Whether it came `count` after another, in the chain and in the log.
    func follows(_ other: Placed, by count: Int64) -> Bool {
      place.chain == other.place.chain && place.seq == other.place.seq + count
        && number == other.number + count
    }
  }

  /// Everything up to this number is in the trees.
  private(set) var last: ChangeNumber
  /// What finds the others by hash.
  let batches: LogBatches
  private var heads: [LogBatches.Entry] = []
  private var places: [Placed] = []
  private let db: Database
  private let addPlace: RawStatement

  init(_ db: Database, _ connection: OpaquePointer) throws {
    self.db = db
    last = ChangeNumber(rawValue: try Meta.integer(db, Meta.logIndexed) ?? 0)
    batches = try LogBatches(db, connection)
    addPlace = RawStatement(
      connection, "INSERT INTO log_by_place (chain, seq, n, length) VALUES (?1, ?2, ?3, ?4)")
  }

  /// How many changes wait to be entered.
  var waiting: Int { heads.count }

  /// A change came under a new number.
  func add(_ hash: ChangeHash, _ number: ChangeNumber) {
    heads.append(LogBatches.Entry(head: hash.head, number: number.rawValue))
  }

  /// A change got its place.
  func add(_ place: Placement, _ number: ChangeNumber) {
    places.append(Placed(place: place, number: number.rawValue))
  }

  /// Enters what waits; every number up to `last` is in then.
  func write(upTo last: ChangeNumber) throws {
    try batches.write(heads)
    places.sort { $0.place < $1.place }
    var first = 0
    for next in 1..<(places.count + 1) {
      let length = next - first
      if next < places.count, places[next].follows(places[first], by: Int64(length)) { continue }
      addPlace.bind(1, Int64(places[first].place.chain.rawValue))
      addPlace.bind(2, places[first].place.seq)
      addPlace.bind(3, places[first].number)
      addPlace.bind(4, Int64(length))
      try addPlace.run()
      first = next
    }
    heads.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    guard last != self.last else { return }
    self.last = last
    try Meta.set(db, Meta.logIndexed, last.rawValue)
  }

  /// Takes out a change that is dropped from the log; nothing may wait.
  func remove(_ hash: ChangeHash, _ number: ChangeNumber) throws {
    try batches.remove(LogBatches.Entry(head: hash.head, number: number.rawValue))
  }

  /// Writes which change is the last of this laptop's own, before its log is emptied.
  static func keepTip(_ db: Database) throws {
    let last = try Data.fetchOne(
      db, sql: "SELECT hash FROM change_log WHERE n > ? ORDER BY n DESC LIMIT 1",
      arguments: [Meta.integer(db, Meta.logIndexed) ?? 0])
    if let last { try Meta.set(db, Meta.tip, last) }
  }

  // MARK: Asking without a log in memory

  /// The number of a change and whether it is applied; nil if it is not here.
  static func find(_ db: Database, _ hash: ChangeHash) throws -> (
    number: ChangeNumber, isApplied: Bool
  )? {
    let named = try db.cachedStatement(
      sql: "SELECT n, applied FROM change_log WHERE n = ? AND hash = ?")
    for number in try LogBatches.numbers(db, hash.head) {
      if let row = try Row.fetchOne(named, arguments: [number, hash.data]) {
        return (ChangeNumber(rawValue: row[0]), row[1])
      }
    }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT n, applied FROM change_log WHERE n > ? AND hash = ?"),
      arguments: [Meta.integer(db, Meta.logIndexed) ?? 0, hash.data])
    return row.map { (ChangeNumber(rawValue: $0[0]), $0[1]) }
  }

  /// The number of the change at a place; nil if there is none.
  static func find(_ db: Database, _ place: Placement) throws -> ChangeNumber? {
    let chain = Int64(place.chain.rawValue)
    let number =
      try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT n + ?2 - seq
            FROM (
              SELECT seq, n, length FROM log_by_place WHERE chain = ?1 AND seq <= ?2
              ORDER BY seq DESC LIMIT 1)
            WHERE seq + length > ?2
            """), arguments: [chain, place.seq])
      ?? Int64.fetchOne(
        db.cachedStatement(
          sql: "SELECT n FROM change_log WHERE n > ? AND chain = ? AND seq = ?"),
        arguments: [Meta.integer(db, Meta.logIndexed) ?? 0, chain, place.seq])
    return number.map(ChangeNumber.init(rawValue:))
  }
}
