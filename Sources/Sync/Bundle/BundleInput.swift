internal import Change
internal import Crypto
internal import Store

/// The bytes of a bundle's file, hashed as they are read; a class because its file is one.
final class BundleInput {
  private var file: any BundleSource
  private let key: UnsealingKey?
  private var hasher = SHA256()
  private var offset: Int64 = 0

  /// - Parameter key: what opens a sealed bundle.
  init(_ path: String, opening key: UnsealingKey?) throws(SyncError) {
    self.key = key
    switch FileKind.at(path) {
    case .file, .nothing: file = try InputFile(path)
    case .folder, .other:
      throw SyncError(
        .notABundle, "\(path) is not a file.", next: "ls -ld \(ShellWord.quoted(path))")
    }
  }

  /// Reads the first line and refuses what is not one of format 1; of a sealed bundle, that of what was
  /// sealed.
  func firstLine() throws(SyncError) {
    let expected = BundleFormat.firstLine
    let magic = BundleFormat.magic
    var line = try file.next(expected.count)
    if line == SealFormat.firstLine, let outer = file as? InputFile {
      file = try UnsealingFile(outer, with: key)
      line = try file.next(expected.count)
    }
    guard line != expected else {
      hasher.update(data: line)
      offset += Int64(line.count)
      return
    }
    if line == SealFormat.firstLine { throw damaged("what is sealed in it is sealed again") }
    let isCut =
      line.count < expected.count
      && (expected.starts(with: line) || SealFormat.firstLine.starts(with: line))
    guard !line.isEmpty, !isCut else {
      throw line.isEmpty
        ? SyncError(.notABundle, "\(file.path) is empty.", next: "ferrule sync export") : cutShort()
    }
    if BundleFormat.unsignedFirstLine.starts(with: line) {
      throw SyncError(
        .unsignedBundle, "\(file.path) was made by an older ferrule, which did not sign.",
        next: "install this ferrule on the laptop it came from, then ferrule sync export there")
    }
    if line.starts(with: magic) || line.starts(with: SealFormat.magic), line.count > magic.count,
      (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(line[magic.count])
    {
      throw SyncError(
        .newerBundle, "\(file.path) was made by a newer ferrule: this one cannot read it.",
        next: "install the newer ferrule on this laptop")
    }
    if line.starts(with: BackupFormat.magic) {
      throw SyncError(
        .notABundle, "\(file.path) is a backup, not a bundle.",
        next: "ferrule restore \(ShellWord.quoted(file.path)) NEWDIR")
    }
    if JoinRequest.firstLine.starts(with: line) {
      throw SyncError(
        .notABundle, "\(file.path) is a request to join, not a bundle.",
        next: "ferrule join grant \(ShellWord.quoted(file.path))")
    }
    if line.starts(with: magic) { throw damaged("its first line is not what was written") }
    throw SyncError(
      .notABundle, "\(file.path) is not a ferrule bundle.",
      next: "ferrule sync export, on the laptop it shall come from")
  }

  /// The next bytes, all of them.
  func take(_ count: Int) throws(SyncError) -> [UInt8] {
    let bytes = try file.next(count)
    guard bytes.count == count else {
      offset += Int64(bytes.count)
      throw cutShort()
    }
    hasher.update(data: bytes)
    offset += Int64(count)
    return bytes
  }

  /// Goes over bytes that are only hashed; a piece of them is in memory at a time.
  func skip(_ count: Int) throws(SyncError) {
    var left = count
    while left > 0 {
      let size = min(left, 1 << 18)
      _ = try take(size)
      left -= size
    }
  }

  /// A big-endian number of at most 8 bytes; the greatest there is when it does not fit.
  func number(_ size: Int) throws(SyncError) -> Int64 {
    Int64(clamping: try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// Reads the hash of everything before it and the signature, and that nothing follows.
  func lastHashAndSignature() throws(SyncError) -> ([UInt8], KeySignature) {
    let expected = Array(hasher.finalize())
    let found = try file.next(BundleFormat.hashBytes)
    offset += Int64(found.count)
    guard found.count == BundleFormat.hashBytes else { throw cutShort() }
    guard found == expected else { throw damaged("a byte of it was changed") }
    let signed = try file.next(KeySignature.byteCount)
    offset += Int64(signed.count)
    guard let signature = KeySignature(bytes: signed) else { throw cutShort() }
    guard try file.next(1).isEmpty else { throw damaged("something follows its end") }
    return (found, signature)
  }

  func damaged(_ what: String) -> SyncError {
    SyncError(
      .bundleDamaged, "\(file.path) is damaged: \(what). \(SyncError.nothingTaken)",
      next: "ferrule sync export, again on the laptop it came from")
  }

  private func cutShort() -> SyncError {
    SyncError(
      .bundleCutShort,
      "\(file.path) is cut short: it ends after \(offset) bytes. \(SyncError.nothingTaken)",
      next: "ferrule sync export, again on the laptop it came from")
  }
}
