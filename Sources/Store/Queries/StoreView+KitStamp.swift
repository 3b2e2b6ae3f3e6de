internal import Foundation
internal import GRDB
public import Guide
public import Plant

/// With what a result was made, and how that stood.
extension StoreView {
  /// How far back a person's own last check of a tool tells which one it was.
  private static let checkedDays: Int64 = 30

  /// Whether any tool was ever entered: without one there is nothing to say of results.
  public func hasTools() throws -> Bool {
    try rows("SELECT EXISTS (SELECT 1 FROM tool) AS found").first?.int("found") == 1
  }

  /// How the tool stood with which a result was made; nil for what is made with none or only said from memory,
  /// and where no tool of that kind is known that may fit.
  public func kitStamp(of fact: Fact) throws -> KitStamp? {
    switch fact.body {
    case .inspection(let look) where StatedSteps.isStated(look): nil
    case .inspection(let look):
      try kitStamp(
        "tip", named: look.tip, by: fact.technician, atMS: fact.atMS, face: look.face)
    case .image(let image):
      try kitStamp(
        "tip", named: image.tip, by: fact.technician, atMS: fact.atMS, face: image.face)
    case .polarityTest(let test):
      try kitStamp("tester", named: test.tester, by: fact.technician, atMS: fact.atMS)
    case .lossTest(let test):
      try kitStamp("tester", named: test.tester, by: fact.technician, atMS: fact.atMS)
    default: nil
    }
  }

  /// How the tool of a kind stood that a person named, or had in use, at a time.
  ///
  /// - Parameters:
  ///   - kind: tip or tester.
  ///   - named: its label; nil takes the one in use, or the one this person checked last.
  ///   - face: what it was held to: unless it was named, one known not to fit was not used for that.
  public func kitStamp(
    _ kind: String, named: String?, by technician: String, atMS: Int64, face: Face? = nil
  ) throws -> KitStamp? {
    let inUse = kind == "tip" ? try tipInUse(by: technician, atMS: atMS, face: face) : nil
    let fit = try toolFit(face)
    guard
      let label = try named ?? inUse ?? lastChecked(kind, by: technician, atMS: atMS, fit)
    else {
      let known = try rows(
        "SELECT fits, polish FROM tool WHERE kind = ? AND retired_at IS NULL", [kind])
      return known.contains(where: fit.allows)
        ? KitStamp(kind: kind, label: nil, state: .never, atMS: atMS) : nil
    }
    guard var tool = try tool(RecordKey.tool(kind: kind, label: label).id) else {
      return KitStamp(kind: kind, label: label, state: .never, atMS: atMS)
    }
    let checks = try kitChecks(of: tool.id).filter { $0.atMS <= atMS }
    tool.checks = Dictionary(checks.map { ($0.body.check, $0) }) { $1 }
    return KitStamp(tool, atMS: atMS, hours: try kitHours())
  }

  /// The tool of a kind this person checked last, before a time; nil if none lately.
  private func lastChecked(
    _ kind: String, by technician: String, atMS: Int64, _ fit: ToolFit
  ) throws -> String? {
    let time = min(max(atMS, 0), 1 << 47)
    return try rows(
      """
      SELECT tool.label, tool.fits, tool.polish
      FROM kit_check JOIN tool ON tool.id = kit_check.tool
      WHERE kit_check.id >= ? AND kit_check.id < ? AND technician = ? AND tool.kind = ?
        AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = kit_check.id)
      ORDER BY kit_check.id DESC
      """,
      [
        Self.firstID(atMS: time - Self.checkedDays * 86_400_000).data,
        Self.firstID(atMS: time + 1).data, technician, kind,
      ]
    ).first(where: fit.allows)?.text("label")
  }
}
