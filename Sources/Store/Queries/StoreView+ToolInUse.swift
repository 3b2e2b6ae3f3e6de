internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// Which of the tools a person has in hand, as far as what they recorded says.
extension StoreView {
  /// What was named longer ago was of another shift.
  private static let shiftMS: Int64 = 14 * 3_600_000

  /// The tip this person last named in the fourteen hours before a time: in a look, by scanning it, or when checking
  /// it; nil if none.
  ///
  /// - Parameter face: the face it is held to; one known not to fit it was not used for that.
  public func tipInUse(by technician: String, atMS: Int64, face: Face? = nil) throws -> String? {
    let shift = shift(by: technician, atMS: atMS)
    let looks = try rows(
      """
      SELECT MAX(id) AS id, tip AS label FROM inspection
      WHERE id >= ? AND id < ? AND technician = ? AND tip IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = inspection.id)
      GROUP BY tip
      """, shift)
    let checks = try rows(
      """
      SELECT MAX(kit_check.id) AS id, tool.label AS label
      FROM kit_check JOIN tool ON tool.id = kit_check.tool
      WHERE kit_check.id >= ? AND kit_check.id < ? AND technician = ? AND check_name = 'view'
        AND tool.kind = 'tip'
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = kit_check.id)
      GROUP BY tool.id
      """, shift)
    let scans = try scanned("tip", shift)
    return try newest(looks + checks + scans, kind: "tip", face: face)?.string("label")
  }

  /// The pen this person last named in the fourteen hours before a time, by scanning it or in a cleaning; nil if none,
  /// and where pens were changed since and nobody said for which.
  ///
  /// A pen that is scanned while it is put in place of another counts, before its change is said or after.
  ///
  /// - Parameter face: the face it is for; one known not to fit it was not used for that.
  public func penInUse(by technician: String, atMS: Int64, face: Face? = nil) throws -> String? {
    let shift = shift(by: technician, atMS: atMS)
    let cleanings = try rows(
      """
      SELECT MAX(id) AS id, tool AS label FROM cleaning
      WHERE id >= ? AND id < ? AND technician = ? AND method = 'dry' AND tool IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = cleaning.id)
      GROUP BY tool
      """, shift)
    let scan = try newest(scanned("pen", shift), kind: "pen", face: face)
    guard let cleaning = try newest(cleanings, kind: "pen", face: face) else {
      return scan?.string("label")
    }
    if let scan, cleaning.need("id") < (scan.need("id") as ThingID) { return scan.string("label") }
    let isChanged = try !rows(
      """
      SELECT 1 FROM step
      WHERE id > ? AND id < ? AND technician = ? AND name = ? AND outcome = 'changed'
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = step.id)
      LIMIT 1
      """,
      [
        (cleaning.need("id") as ThingID).data, Self.firstID(atMS: Self.time(atMS) + 1).data,
        technician, StepName.pen.rawValue,
      ]
    ).isEmpty
    return isChanged ? nil : cleaning.string("label")
  }

  /// Whether the connector of a face has guide pins; nil where nobody said and it does not follow from what it is.
  ///
  /// The array connector of a module has them, as every optic of the catalogue.
  public func pins(of face: Face) throws -> Pins? {
    let part = try identity(ofPart: face.part)
    for kind in [ThingKind.module, .cableEnd] {
      let row = try rows(
        "SELECT pinned, connector_kind FROM \(kind.rawValue) WHERE id = ?", [part.data]
      ).first
      guard let row else { continue }
      if let pinned = row.int("pinned") { return pinned == 0 ? .unpinned : .pinned }
      let connector: ConnectorKind? = row.value("connector_kind")
      guard kind == .module, connector?.isArray == true else { return nil }
      return .pinned
    }
    return nil
  }

  /// Whether a tool may be for a face, as far as is recorded of both.
  public func fits(_ tool: KitTool, _ face: Face) throws -> Bool {
    try toolFit(face).allows(fits: tool.fits, polish: tool.polish)
  }

  /// What a tool for a face has to fit; nothing is known of no face.
  func toolFit(_ face: Face?) throws -> ToolFit {
    guard let face else { return ToolFit() }
    let part = try identity(ofPart: face.part)
    var polish: Polish?
    for kind in [ThingKind.module, .cableEnd] where polish == nil {
      polish = try rows("SELECT polish FROM \(kind.rawValue) WHERE id = ?", [part.data])
        .first?.value("polish")
    }
    return ToolFit(
      connector: try connectorKind(of: face), pins: try pins(of: face), polish: polish)
  }

  private static func time(_ atMS: Int64) -> Int64 { min(max(atMS, 0), 1 << 47) }

  /// The facts of a person in the shift before a time, as arguments: from, before, by whom.
  private func shift(by technician: String, atMS: Int64) -> StatementArguments {
    let time = Self.time(atMS)
    return [
      Self.firstID(atMS: time - Self.shiftMS).data, Self.firstID(atMS: time + 1).data, technician,
    ]
  }

  private func scanned(_ kind: String, _ shift: StatementArguments) throws -> [CellRow] {
    try rows(
      """
      SELECT MAX(seen.id) AS id, tool.label AS label
      FROM seen JOIN tool ON tool.id = seen.subject
      WHERE seen.id >= ? AND seen.id < ? AND technician = ? AND subject_kind = 'tool'
        AND tool.kind = ?
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = seen.id)
      GROUP BY tool.id
      """, shift + [kind])
  }

  /// The one named last among those that may fit; a label that is another kind of tool's was named by mistake.
  private func newest(_ named: [CellRow], kind: String, face: Face?) throws -> CellRow? {
    let wanted = try toolFit(face)
    return try named.sorted { ($1.need("id") as ThingID) < $0.need("id") }.first { row in
      let label = row.string("label")
      let id = RecordKey.tool(kind: kind, label: label).id
      guard let tool = try rows("SELECT fits, polish FROM tool WHERE id = ?", [id.data]).first
      else {
        return try rows("SELECT 1 FROM tool WHERE label = ? LIMIT 1", [label]).isEmpty
      }
      return wanted.allows(tool)
    }
  }
}
