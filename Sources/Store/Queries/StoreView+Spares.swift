internal import Foundation
internal import GRDB
internal import Guide
public import Plant

/// What has to be asked about spare legs besides the plan.
extension StoreView {
  /// A panel, or the panels of a rack, in natural order of their names, each with its rack.
  public func panelRacks(of thing: Thing) throws -> [(name: String, panel: PanelRack)] {
    let column = thing.kind == .rack ? "rack" : "id"
    return try rows(
      """
      SELECT id, name, rack FROM panel
      WHERE \(column) = ? AND retired_at IS NULL AND same_as IS NULL
      """, [thing.id.data]
    ).map { row in
      (row.string("name"), PanelRack(panel: row.need("id"), rack: row.id("rack")))
    }.sorted { NaturalOrder.precedes($0.name, $1.name) }
  }

  /// The last polarity and loss test of a leg that count: of its cable from one of its ends or from no
  /// end that was named, or of a position where it is landed.
  public func lastTests(of leg: SpareLeg) throws -> (polarity: Fact?, loss: Fact?) {
    let ends: Set<ThingID> = [leg.near.id, leg.far.id]
    let places = [leg.near, leg.far].filter(\.isLanded).compactMap(\.place?.id)
    func last(_ table: String, _ near: (FactBody) -> Subject??) throws -> Fact? {
      let found = try ([leg.cable.id] + places).flatMap { subject in
        try facts(in: table, where: "subject = ?", [subject.data]).filter { fact in
          guard subject == leg.cable.id, case .some(.some(let end)) = near(fact.body) else {
            return true
          }
          return ends.contains(end.id)
        }
      }
      return LiveFacts.of(try settled(found)).last
    }
    return (
      try last("polarity_test") { if case .polarityTest(let test) = $0 { test.near } else { nil } },
      try last("loss_test") { if case .lossTest(let test) = $0 { test.near } else { nil } }
    )
  }
}
