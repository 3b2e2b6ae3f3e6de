internal import Crypto
internal import Foundation
internal import GRDB
internal import Plant

/// The texts of procedures.
extension StoreView {
  /// Every text kept here whose hash is right, by name and version.
  public func procedures() throws -> [ProcedureRecord] {
    try rows("SELECT * FROM procedure WHERE same_as IS NULL ORDER BY name, version, id")
      .compactMap(Self.procedure)
  }

  /// The text of that hash; nil if it is not here.
  public func procedure(sha256: [UInt8]) throws -> ProcedureRecord? {
    let id = RecordKey.procedure(sha256: Hexadecimal.text(sha256)).id
    return try rows("SELECT * FROM procedure WHERE id = ?", [id.data]).first
      .flatMap(Self.procedure)
  }

  private static func procedure(_ row: CellRow) -> ProcedureRecord? {
    guard let text = row.text("text"), let name = row.text("name"), let version = row.int("version")
    else { return nil }
    let bytes = Array(text.utf8)
    let hash = Array(SHA256.hash(data: bytes))
    guard row.text("sha256") == Hexadecimal.text(hash) else { return nil }
    return ProcedureRecord(
      sha256: hash, name: name, version: version, text: bytes,
      isOfSite: row.text("origin") == "site", retiredAtMS: row.int64("retired_at"))
  }
}

extension Draft {
  /// Keeps the text of a procedure, unless it is kept already.
  ///
  /// - Returns: the SHA-256 of the text, as a job names it.
  @discardableResult
  public func keepProcedure(
    _ view: StoreView, name: String, version: Int, text: [UInt8], isOfSite: Bool
  ) throws -> [UInt8] {
    let hash = Array(SHA256.hash(data: text))
    guard try view.procedure(sha256: hash) == nil else { return hash }
    let hexadecimal = Hexadecimal.text(hash)
    try insert(
      .procedure, RecordKey.procedure(sha256: hexadecimal).id,
      [
        "sha256": .text(hexadecimal), "name": .text(name), "version": .integer(version),
        "text": .text(String(decoding: text, as: UTF8.self)),
        "origin": .text(isOfSite ? "site" : "shipped"),
      ])
    return hash
  }
}
