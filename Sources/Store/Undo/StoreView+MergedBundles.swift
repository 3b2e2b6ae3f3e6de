internal import Change
internal import Foundation
internal import GRDB

/// The table `merged_bundle`: what was merged here.
extension StoreView {
  /// All of them, the oldest first.
  public func mergedBundles() throws -> [MergedBundle] {
    try rows("SELECT * FROM merged_bundle ORDER BY n").map(Self.merged)
  }

  /// One of them.
  ///
  /// - Throws: a ``StoreError`` with code `no-such-thing`.
  public func mergedBundle(_ number: Int64) throws -> MergedBundle {
    guard let row = try rows("SELECT * FROM merged_bundle WHERE n = ?", [number]).first else {
      throw StoreError(
        .noSuchThing, "No bundle was merged here as number \(number).", next: "ferrule sync merges")
    }
    return try Self.merged(row)
  }

  /// Keeps what was merged, under a number of its own.
  ///
  /// To be called inside ``Store/merge(_:)``.
  public func keep(_ bundle: MergedBundle) throws {
    try db.execute(
      sql: """
        INSERT INTO merged_bundle
          (n, merged_ms, path, device, laptop, changes, tips_before, tips_after, undone_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        try RememberedBundles.merged.give(db), bundle.mergedMS, bundle.path, bundle.device.data,
        bundle.laptop, bundle.changes,
        Data(bundle.tipsBefore.flatMap(\.bytes)), Data(bundle.tipsAfter.flatMap(\.bytes)),
        bundle.undoneMS,
      ])
  }

  func markUndone(_ number: Int64, atMS: Int64, after: ChangeHash) throws {
    let all = try mergedBundle(number).undoneAfter + [after]
    try db.execute(
      sql: "UPDATE merged_bundle SET undone_ms = ?, undone_after = ? WHERE n = ?",
      arguments: [atMS, Data(all.flatMap(\.bytes)), number])
  }

  private static func merged(_ row: CellRow) throws -> MergedBundle {
    guard let number = row.int64("n"), let device = DeviceID(bytes: row.blob("device")) else {
      throw StoreError(.damaged, "What was merged cannot be read.", next: "ferrule doctor")
    }
    var merged = MergedBundle(
      number: number, mergedMS: row.int64("merged_ms") ?? 0, path: row.string("path"),
      device: device, laptop: row.string("laptop"), changes: row.int("changes") ?? 0,
      tipsBefore: tips(row.blob("tips_before")), tipsAfter: tips(row.blob("tips_after")),
      undoneMS: row.int64("undone_ms"))
    merged.undoneAfter = tips(row.blob("undone_after"))
    return merged
  }

  private static func tips(_ bytes: [UInt8]) -> [ChangeHash] {
    stride(from: 0, to: bytes.count - bytes.count % ChangeHash.byteCount, by: ChangeHash.byteCount)
      .compactMap { ChangeHash(bytes: bytes[$0..<$0 + ChangeHash.byteCount]) }
  }
}
