internal import Change
internal import Foundation
internal import GRDB

/// Images that are not whole yet.
extension ImageArchive {
  /// Keeps pieces, on the disk when this returns; one that is here already gives way.
  func keep(_ pieces: [ImagePiece]) throws {
    try write { db in
      let statement = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO image_piece (sha256, piece, bytes) VALUES (?, ?, ?)")
      for piece in pieces {
        try statement.execute(arguments: [
          piece.image.data, piece.number, Data(piece.bytes),
        ])
      }
    }
  }

  /// The pieces of an image that are here, by number.
  func pieces(of image: ChangeHash) throws -> [Int: [UInt8]] {
    let rows =
      try read { db in
        try Row.fetchAll(
          db, sql: "SELECT piece, bytes FROM image_piece WHERE sha256 = ?",
          arguments: [image.data])
      } ?? []
    return rows.reduce(into: [:]) { found, row in
      let cells = CellRow(row: row)
      if let number = cells.int("piece") { found[number] = cells.blob("bytes") }
    }
  }

  /// Forgets the pieces of images.
  func dropPieces(of images: [ChangeHash]) throws {
    try write { db in
      for image in images { try Self.dropPieces(db, image.bytes) }
    }
  }

  static func dropPieces(_ db: Database, _ sha256: [UInt8]) throws {
    try db.cachedStatement(sql: "DELETE FROM image_piece WHERE sha256 = ?")
      .execute(arguments: [sha256.data])
  }

  /// Which pieces are here of images that are not whole, by hash.
  func heldPieces() throws -> [HeldPieces] {
    try read { db in
      // A store that can only be read may have a file from before there were pieces.
      guard try db.tableExists("image_piece") else { return [] }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT sha256, piece FROM image_piece ORDER BY sha256, piece")
      var found: [HeldPieces] = []
      while let row = try rows.next() {
        let cells = CellRow(row: row)
        guard let image = ChangeHash(bytes: cells.blob("sha256")), let number = cells.int("piece"),
          (0..<32).contains(number)
        else { continue }
        if found.last?.image != image { found.append(HeldPieces(image: image, pieces: 0)) }
        found[found.count - 1].pieces |= 1 << UInt32(number)
      }
      return found
    } ?? []
  }
}
