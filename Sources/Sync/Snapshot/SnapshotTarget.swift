/// Puts the bytes of a backup into a bundle, piece by piece.
///
/// A class because what writes a backup shares it.
package final class SnapshotTarget: BundleTarget {
  private let bundle: BundleWriter
  private var piece: [UInt8] = []
  package private(set) var size: Int64 = 0

  package init(_ bundle: BundleWriter) { self.bundle = bundle }

  package func append(_ bytes: [UInt8]) throws(SyncError) {
    size += Int64(bytes.count)
    var rest = bytes[...]
    while !rest.isEmpty {
      let some = rest.prefix(SnapshotFormat.pieceBytes - piece.count)
      piece += some
      rest = rest.dropFirst(some.count)
      if piece.count == SnapshotFormat.pieceBytes { try flush() }
    }
  }

  /// Adds the last piece; the bundle is not finished by that.
  package func finish(beforeRename: () -> Void) throws {
    try flush()
    beforeRename()
  }

  private func flush() throws(SyncError) {
    guard !piece.isEmpty else { return }
    try bundle.add(snapshotPiece: piece)
    piece = []
  }
}
