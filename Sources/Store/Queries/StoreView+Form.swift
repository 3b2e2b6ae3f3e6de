internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// What the record knows of the form of a module.
extension StoreView {
  /// Adds it to each joint whose module was changed.
  func addForms(_ situation: inout JobSituation) throws {
    situation.here.moduleForm = try moduleForm(situation.here)
    if let far = situation.far { situation.far?.moduleForm = try moduleForm(far) }
    for place in situation.cage.indices {
      situation.cage[place].moduleForm = try moduleForm(situation.cage[place])
    }
  }

  /// Nil where no module was changed: nothing is asked about it, and nothing read.
  private func moduleForm(_ situation: RepairSituation) throws -> ModuleForm? {
    let isChanged = situation.facts.contains { fact in
      guard case .partMove(let move) = fact.body else { return false }
      return move.kind == .module && move.direction == .into
    }
    guard isChanged, let port = try port(situation.port.id) else { return nil }
    let module = try identity(ofPart: situation.portFace.part)
    let plug = try identity(ofPart: situation.cordFace.part)
    let row = try rows(
      """
      SELECT part_number, top, connectors, connector_kind, pinned, polish
      FROM module WHERE id = ?
      """, [module.data]
    ).first
    let end = try rows(
      "SELECT connector_kind, pinned, polish FROM cable_end WHERE id = ?", [plug.data]
    ).first
    let number = row?.text("part_number")
    let site = try siteRules()
    // A host has other ports than those of its fabric cages.
    let cage = situation.port.cage == nil ? nil : port.model.flatMap(ModuleCage.of(model:))
    return ModuleForm(
      partNumber: number, part: number.flatMap(site.modulePart),
      optic: number.flatMap(site.optic(ofModule:)), top: row?.value("top"),
      connectors: row?.int("connectors"), face: face(row), cage: cage, plug: face(end))
  }

  private func face(_ row: CellRow?) -> FaceType {
    FaceType(
      kind: row?.value("connector_kind"),
      pins: row?.int("pinned").map { $0 == 1 ? .pinned : .unpinned }, polish: row?.value("polish"))
  }
}
