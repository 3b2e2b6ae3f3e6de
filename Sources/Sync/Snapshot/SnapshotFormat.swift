/// The limits of a snapshot in a bundle; see `docs/bundle-format.md`.
package enum SnapshotFormat {
  /// The most bytes a piece may have; all but the last have as many.
  package static let pieceBytes = 1 << 20
  /// The most bytes a snapshot may have: a backup of two files of the greatest size.
  package static let mostBytes: Int64 = 2 * BackupFormat.fileBytes
  /// So many bytes may be unpacked from any file.
  package static let smallBytes: Int64 = 64 << 20
  /// The most times its file's size that a larger snapshot may have; a real one has five to ten.
  package static let mostPressed: Int64 = 50
}
