internal import Change
internal import Crypto
internal import Store

/// Reads a backup from front to back, one piece in memory at a time, and believes nothing.
///
/// Only when ``readFiles(_:)`` has returned is the backup known to be whole. A class because its file
/// is one.
package final class BackupReader {
  /// What it is of.
  package let card: BackupCard
  private let file: any BundleSource
  private let size: Int64
  private var hasher = SHA256()
  private var offset: Int64 = 0

  /// Reads the first line and the card of a backup's file.
  package convenience init(_ path: String) throws(SyncError) {
    guard FileKind.at(path) == .file || FileKind.at(path) == .nothing else {
      throw SyncError(
        .notABackup, "\(path) is not a file.", next: "ls -ld \(ShellWord.quoted(path))")
    }
    let file = try InputFile(path)
    try self.init(file, size: try file.size())
  }

  /// Reads the first line and the card of a backup.
  ///
  /// - Parameter size: how many bytes the backup has.
  init(_ file: any BundleSource, size: Int64) throws(SyncError) {
    let path = file.path
    self.file = file
    self.size = size
    let line = try file.next(BackupFormat.firstLine.count)
    guard line == BackupFormat.firstLine else { throw Self.refusal(of: line, path) }
    hasher.update(data: line)
    offset = Int64(line.count)
    let head = try file.next(4)
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    guard head.count == 4, length <= BackupFormat.cardBytes else {
      throw head.count == 4
        ? Self.damaged(path, "its card is too long") : Self.cutShort(path, size)
    }
    let bytes = try file.next(length)
    guard bytes.count == length else { throw Self.cutShort(path, size) }
    hasher.update(data: head)
    hasher.update(data: bytes)
    offset += Int64(4 + length)
    do {
      card = try BackupCard(decoding: bytes)
    } catch {
      throw Self.damaged(path, "its card cannot be read: \(error.words)")
    }
  }

  /// Reads the files and hands them on piece by piece, then the end.
  ///
  /// What was handed on must not be used before this has returned.
  package func readFiles(_ visit: (_ kind: UInt8, _ piece: [UInt8]) throws -> Void) throws {
    var kinds: [UInt8] = []
    while true {
      switch try take(1) {
      case [BackupFormat.fileMark]: try readFile(&kinds, visit)
      case [BackupFormat.endMark]: return try end(kinds)
      default: throw damaged("after file \(kinds.count) comes what is no file")
      }
    }
  }

  private func readFile(
    _ kinds: inout [UInt8], _ visit: (_ kind: UInt8, _ piece: [UInt8]) throws -> Void
  ) throws {
    let kind = try take(1)[0]
    guard kinds.count < BackupFormat.kinds.count, kind == BackupFormat.kinds[kinds.count] else {
      throw damaged("it has a file of another kind than it should")
    }
    kinds.append(kind)
    let length = try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard var left = Int64(exactly: length), left > 0, left <= BackupFormat.fileBytes else {
      throw damaged("a file in it has a size no file has")
    }
    guard left <= size - offset - BackupFormat.endBytes else { throw cutShort() }
    while left > 0 {
      let piece = try take(Int(min(left, Int64(BackupFormat.pieceBytes))))
      try visit(kind, piece)
      left -= Int64(piece.count)
    }
  }

  private func end(_ kinds: [UInt8]) throws(SyncError) {
    let count = try take(4).reduce(0) { $0 << 8 | Int($1) }
    guard count == kinds.count, kinds.first == BackupFormat.databaseKind else {
      throw damaged("it does not have as many files as it says")
    }
    let expected = Array(hasher.finalize())
    let found = try file.next(BundleFormat.hashBytes)
    guard found.count == BundleFormat.hashBytes else { throw cutShort() }
    guard found == expected else { throw damaged("a byte of it was changed") }
    guard try file.next(1).isEmpty else { throw damaged("something follows its end") }
  }

  private func take(_ count: Int) throws(SyncError) -> [UInt8] {
    let bytes = try file.next(count)
    guard bytes.count == count else { throw cutShort() }
    hasher.update(data: bytes)
    offset += Int64(count)
    return bytes
  }

  // MARK: Refusals

  private func damaged(_ what: String) -> SyncError { Self.damaged(file.path, what) }

  private func cutShort() -> SyncError { Self.cutShort(file.path, size) }

  private static func damaged(_ path: String, _ what: String) -> SyncError {
    SyncError(
      .backupDamaged, "\(path) is damaged: \(what). Nothing was taken from it.",
      next: "ferrule restore FILE DIR, with another backup")
  }

  private static func cutShort(_ path: String, _ size: Int64) -> SyncError {
    SyncError(
      .backupCutShort,
      "\(path) is cut short: it ends after \(size) bytes. Nothing was taken from it.",
      next: "ferrule restore FILE DIR, with another backup")
  }

  private static func refusal(of line: [UInt8], _ path: String) -> SyncError {
    let magic = BackupFormat.magic
    if line.starts(with: BundleFormat.magic) {
      return SyncError(
        .notABackup, "\(path) is a bundle, not a backup.",
        next: "ferrule sync merge \(ShellWord.quoted(path)), or ferrule init NEWDIR --from it")
    }
    if line.starts(with: magic), let digit = line.dropFirst(magic.count).first,
      (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(digit)
    {
      return SyncError(
        .newerBackup, "\(path) was made by a newer ferrule: this one cannot read it.",
        next: "install the newer ferrule on this laptop")
    }
    if !line.isEmpty, BackupFormat.firstLine.starts(with: line) {
      return cutShort(path, Int64(line.count))
    }
    return SyncError(.notABackup, "\(path) is not a ferrule backup.", next: "ferrule backup FILE")
  }
}
