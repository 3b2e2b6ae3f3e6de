/// The fixed bytes and the limits of a backup's file; see `docs/backup-format.md`.
package enum BackupFormat {
  /// What every format's first line begins with.
  package static let magic = Array("ferrule backup ".utf8)
  /// The first line of format 1.
  package static let firstLine = Array("ferrule backup 1\n".utf8)
  /// Begins a file.
  package static let fileMark: UInt8 = 0x46
  /// Begins the end.
  package static let endMark: UInt8 = 0x45
  /// The database.
  package static let databaseKind: UInt8 = 1
  /// The images of end faces.
  package static let imagesKind: UInt8 = 2
  /// The kinds in the order in which their files stand; the first is always there.
  package static let kinds = [databaseKind, imagesKind]

  /// The most bytes a card may have.
  package static let cardBytes = 4_096
  /// The most bytes a file may have: 1 TiB.
  package static let fileBytes: Int64 = 1 << 40
  /// How many bytes are read and written at a time.
  package static let pieceBytes = 1 << 20
  /// Bytes of mark, count and hash at the end.
  package static let endBytes: Int64 = 37
}
