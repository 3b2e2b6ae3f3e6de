internal import Change
internal import Foundation
internal import GRDB
public import Plant

/// What a record was before a fact changed it too.
extension StoreView {
  /// What a column of a record held when the change that brought a fact wrote it anew.
  ///
  /// - Returns: nil if that change did not write it, or the fact is not here.
  public func cell(
    _ column: String, of kind: ThingKind, _ id: ThingID, before fact: ThingID, in table: String
  ) throws -> Cell? {
    guard catalogue.table(table)?.kind == .fact,
      let place = catalogue.table(kind.rawValue)?.columns.firstIndex(where: { $0.name == column }),
      let born = try rows("SELECT born FROM \(table) WHERE id = ?", [fact.data]).first?
        .int64("born")
    else { return nil }
    let change = try ChangeLog.sealed(db, ChangeNumber(rawValue: born)).change
    for operation in try change.operations() where operation.table == kind.rawValue {
      guard case .update(let key, let cells) = operation.content, key == [.blob(id.bytes)],
        let cell = cells.first(where: { $0.column == place })
      else { continue }
      return Cell(value: cell.old)
    }
    return nil
  }
}
