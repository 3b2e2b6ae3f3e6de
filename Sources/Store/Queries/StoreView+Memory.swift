internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What a shift remembers of the ones before it.
extension StoreView {
  /// Plugs in and out, mistakes and part changes entered since then that nobody took back, in order.
  public func touches(sinceMS: Int64) throws -> [Fact] {
    try entered(["plugging", "disturbance", "part_move"], sinceMS)
  }

  /// Cleanings, looks and plugs in and out entered since then that nobody took back, in order.
  public func cleaningsAndLooks(sinceMS: Int64) throws -> [Fact] {
    try entered(["cleaning", "inspection", "plugging"], sinceMS)
  }

  /// Facts of these tables entered since then that nobody took back, in order.
  ///
  /// Facts have time-ordered ids, so that those of a time are one range of the key.
  func entered(_ tables: [String], _ sinceMS: Int64) throws -> [Fact] {
    let first = Self.firstID(atMS: sinceMS).data
    let found = try tables.flatMap { try facts(in: $0, where: "id >= ?", [first]) }
    return LiveFacts.of(try settled(found))
  }
}
