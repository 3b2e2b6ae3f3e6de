internal import Change
internal import Crypto

/// Writes a backup from front to back, one piece in memory at a time.
package final class BackupWriter {
  private let file: any BundleTarget
  private var hasher = SHA256()
  private var fileCount: Int64 = 0

  /// Writes the first line and the card.
  package init(_ file: any BundleTarget, card: BackupCard) throws(SyncError) {
    self.file = file
    var head = PieceWriter()
    head.raw(BackupFormat.firstLine)
    let bytes = card.bytes
    head.number(4, Int64(bytes.count))
    head.raw(bytes)
    try write(head.bytes)
  }

  /// Adds the bytes of a file.
  package func add(_ path: String, kind: UInt8, halfWay: () -> Void) throws(SyncError) {
    let input = try InputFile(path)
    let size = try input.size()
    var head = PieceWriter()
    head.byte(BackupFormat.fileMark)
    head.byte(kind)
    head.number(8, size)
    try write(head.bytes)
    var left = size
    while left > 0 {
      let piece = try input.next(Int(min(left, Int64(BackupFormat.pieceBytes))))
      guard !piece.isEmpty else {
        throw SyncError(
          .cannotRead, "\(path) became shorter while it was read. No backup was made.",
          next: "ferrule backup FILE")
      }
      if left > size / 2, left - Int64(piece.count) <= size / 2 { halfWay() }
      try write(piece)
      left -= Int64(piece.count)
    }
    fileCount += 1
  }

  /// Writes the end and the hash, and gives the file its name.
  package func finish(beforeRename: () -> Void = {}) throws {
    var end = PieceWriter()
    end.byte(BackupFormat.endMark)
    end.number(4, fileCount)
    try write(end.bytes)
    try file.append(Array(hasher.finalize()))
    try file.finish(beforeRename: beforeRename)
  }

  private func write(_ bytes: [UInt8]) throws(SyncError) {
    hasher.update(data: bytes)
    try file.append(bytes)
  }
}
