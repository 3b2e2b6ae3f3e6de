internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// The tools, and how they show what they look at.
extension StoreView {
  /// The tools in use with their newest checks, by kind and label.
  public func kit() throws -> [KitTool] {
    let checks = try Dictionary(grouping: kitChecks(of: nil)) { $0.body.tool }
    return try rows("SELECT * FROM tool WHERE retired_at IS NULL").map { row in
      try tool(row, checks[row.need("id")] ?? [])
    }.sorted {
      guard $0.kind == $1.kind else { return ($0.kind ?? "~") < ($1.kind ?? "~") }
      return NaturalOrder.precedes($0.label, $1.label)
    }
  }

  /// One tool with its newest checks; nil if it is not here.
  public func tool(_ id: ThingID) throws -> KitTool? {
    try rows("SELECT * FROM tool WHERE id = ?", [id.data]).first.map {
      try tool($0, kitChecks(of: id))
    }
  }

  /// How many hours a check of the kit holds: the site's rule, else twelve.
  public func kitHours() throws -> Int {
    try siteRule("kit-hours").flatMap { Int($0) }.map { min(max($0, 1), 1_000) } ?? 12
  }

  /// How a tip, by its label, shows faces; nil where nobody has said, and where two people say otherwise.
  public func orientation(ofTip label: String) throws -> TipOrientation? {
    let id = RecordKey.tool(kind: "tip", label: label).id
    guard try !isViewDisputed(of: id) else { return nil }
    return try rows("SELECT * FROM tool WHERE id = ?", [id.data]).first.flatMap(Self.orientation)
  }

  /// Where the positions of a face are in the picture of a tip, by its label; nil where the tip was
  /// never checked, or nobody knows the connector.
  public func picture(of face: Face, tip label: String) throws -> FacePicture? {
    guard let orientation = try orientation(ofTip: label), let kind = try connectorKind(of: face)
    else { return nil }
    return FacePicture(orientation: orientation, kind: kind, seenFrom: try seenFrom(face))
  }

  /// The checks that count, in order: of a tool, or of all.
  func kitChecks(of tool: ThingID?) throws -> [Recorded<KitCheck>] {
    let found =
      try tool.map { try facts(in: "kit_check", where: "tool = ?", [$0.data]) }
      ?? facts(in: "kit_check", where: "1")
    return LiveFacts.of(try settled(found)).compactMap { fact in
      if case .kitCheck(let body) = fact.body { Recorded(fact, body) } else { nil }
    }
  }

  /// Whether a face is a plug's or one in a port.
  private func seenFrom(_ face: Face) throws -> SeenFrom {
    let part = try identity(ofPart: face.part)
    if try thing(.cableEnd, part) != nil { return .plug }
    let kind = try rows("SELECT kind FROM part WHERE id = ?", [part.data]).first?.text("kind")
    return kind == PartKind.plug.rawValue ? .plug : .port
  }

  private func tool(_ row: CellRow, _ checks: [Recorded<KitCheck>]) throws -> KitTool {
    var tool = Self.tool(row, checks)
    tool.disputedMS = try viewDisputedMS(of: tool.id, checks)
    return tool
  }

  private static func tool(_ row: CellRow, _ checks: [Recorded<KitCheck>]) -> KitTool {
    KitTool(
      id: row.need("id"), label: row.string("label"), kind: row.text("kind"),
      fits: row.value("fits"), polish: row.value("polish"), orientation: orientation(row),
      checks: Dictionary(checks.map { ($0.body.check, $0) }) { $1 })
  }

  private static func orientation(_ row: CellRow) -> TipOrientation? {
    guard let mirrored = row.int("mirrored"), let turned = row.int("turned") else { return nil }
    return TipOrientation(isMirrored: mirrored != 0, isTurned: turned != 0)
  }
}
