internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// From the number of a ticket to what was reported and done under it.
extension StoreView {
  /// The faults reported under a ticket, whatever the case of its letters, and how those that are closed were
  /// closed, in order; not those that were taken back.
  public func faults(ofTicket number: String) throws -> [Fact] {
    let number = number.trimmingCharacters(in: .whitespaces)
    guard !number.isEmpty else { return [] }
    return try withClosings(facts(in: "fault", where: "ticket = ? COLLATE NOCASE", [number]))
  }

  /// The numbers of tickets with a text anywhere in them, in order, each once whatever the case of its letters.
  public func tickets(with text: String, limit: Int) throws -> [String] {
    guard let pattern = Self.pattern(text) else { return [] }
    return try rows(
      """
      SELECT ticket FROM fault WHERE ticket IS NOT NULL AND ticket LIKE ? ESCAPE '\\'
      GROUP BY ticket COLLATE NOCASE LIMIT ?
      """, ["%\(pattern)%", limit]
    ).compactMap { $0.text("ticket") }
  }

  /// A fault of that id, and how it was closed if it is; nothing if it was taken back.
  public func fault(_ id: ThingID) throws -> [Fact] {
    try withClosings(facts(in: "fault", where: "id = ?", [id.data]))
  }

  private func withClosings(_ faults: [Fact]) throws -> [Fact] {
    let closings = try faults.flatMap {
      try facts(in: "fault_close", where: "fault = ?", [$0.id.data])
    }
    return LiveFacts.of(try settled(faults + closings))
  }
}
