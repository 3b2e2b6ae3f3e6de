import Store
import Testing

/// What tests of the plans SQLite makes share: how the steps of a plan are read and held.
protocol PlanSuite {
  var hall: Hall { get }
}

extension PlanSuite {
  /// Tables that stay small whatever the site: reading them through costs nothing.
  static var small: Set<String> {
    [
      "chain", "log_batch", "peer", "policy", "meta", "rack_row",
    ]
  }

  /// Holds that no statement's plan reads a table that grows, or an index on one, from end to end.
  func expectSeeks(_ body: () throws -> Void) throws {
    let plans = try hall.store.plans(of: body)
    #expect(plans.count > 0)
    // Whether there is a row at all is known from the first.
    let scans = plans.filter { !$0.sql.hasPrefix("SELECT EXISTS") }.flatMap { sql, plan in
      plan.filter { step in
        let words = step.split(separator: " ").map(String.init)
        guard words.first == "SCAN", words.count > 1, words[1] != "CONSTANT" else { return false }
        // A scan of what the query itself made from a search.
        if words[1].hasPrefix("(") || words[1] == "fact" { return false }
        return !Self.small.contains(words[1])
      }.map { "\($0): \(sql)" }
    }
    #expect(scans == [])
  }

  func steps(_ body: () throws -> Void) throws -> [String] {
    try hall.store.plans(of: body).flatMap(\.plan)
  }
}
