internal import Change
internal import GRDB
public import Plant

/// Two records that were found to be one thing: the younger names the older in `same_as`.
extension StoreView {
  /// A chain of joined records is followed that far; nobody joins so many.
  private static let longestChain = 100

  /// The record this one was found to be, by way of others; itself where nobody found that.
  ///
  /// Merging can close a ring of joins: its record of the smallest id then stands for all.
  public func eldest(joinedTo thing: Thing) throws -> Thing {
    guard catalogue.table(thing.kind.rawValue)?.kind == .record else { return thing }
    var path = [thing.id]
    while path.count < Self.longestChain, let last = path.last {
      guard let next = try olderRecord(of: last, thing.kind) else { break }
      if let start = path.firstIndex(of: next) {
        let ring = path[start...].min() ?? next
        return try self.thing(thing.kind, ring) ?? thing
      }
      path.append(next)
    }
    guard let last = path.last, last != thing.id else { return thing }
    return try self.thing(thing.kind, last) ?? thing
  }

  /// The records that were found to be this one, by way of others too, in order of their ids.
  public func joined(to thing: Thing) throws -> [Thing] {
    guard catalogue.table(thing.kind.rawValue)?.kind == .record else { return [] }
    return try rows(
      "SELECT row FROM stamp WHERE tbl = ? AND grp = 'same_as' ORDER BY row", [thing.kind.rawValue]
    ).compactMap { row in
      guard let other = try self.thing(thing.kind, row.need("row")), other.id != thing.id,
        try eldest(joinedTo: other).id == thing.id
      else { return nil }
      return other
    }
  }

  /// All other records of the thing this one is a record of, the oldest first.
  func joined(with thing: Thing) throws -> [Thing] {
    let eldest = try eldest(joinedTo: thing)
    return try ([eldest] + joined(to: eldest)).filter { $0.id != thing.id }
  }

  /// The record that this one names in `same_as`; nil where it names none that is here.
  public func olderRecord(of id: ThingID, _ kind: ThingKind) throws -> ThingID? {
    guard
      let older = try rows("SELECT same_as FROM \(kind.rawValue) WHERE id = ?", [id.data]).first?
        .id("same_as"), older != id
    else { return nil }
    return try rows("SELECT 1 FROM \(kind.rawValue) WHERE id = ?", [older.data]).isEmpty
      ? nil : older
  }

  /// Of records of one kind the one that was first made, by the time every store agrees on; of those
  /// made at once the one of the smallest id.
  public func eldest(of things: [Thing]) throws -> Thing {
    guard let first = things.first else {
      throw StoreError(.badValue, "There is nothing to compare.")
    }
    let log = try ChangeLog(db)
    return try things.map { ($0, try birth(of: $0, log)) }
      .min { ($0.1, $0.0.id) < ($1.1, $1.0.id) }?.0 ?? first
  }

  /// The effective hybrid time of the first insert of a record; the end of time where none came yet.
  private func birth(of thing: Thing, _ log: ChangeLog) throws -> Int64 {
    let table = thing.kind.rawValue
    var inserts = try rows(
      "SELECT n FROM row_insert WHERE tbl = ? AND row = ?", [table, thing.id.data])
    if inserts.isEmpty {
      inserts = try rows("SELECT born AS n FROM \(table) WHERE id = ?", [thing.id.data])
    }
    return try inserts.compactMap { $0.int64("n") }
      .map { try log.applied(ChangeNumber(rawValue: $0)).rank.effectiveHLC }.min() ?? .max
  }
}
