internal import Change
internal import Crypto
internal import Foundation
internal import Store

/// Opens, a chunk at a time, what was sealed for this device.
///
/// A class because its file is one.
final class UnsealingFile: BundleSource {
  let path: String
  private let file: InputFile
  private var recipient: HPKE.Recipient
  private var open: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// Begins after the first line.
  ///
  /// - Throws: a ``SyncError`` with code `sealed-for-other`, `bundle-cut-short` or `bundle-damaged`.
  init(_ file: InputFile, with key: UnsealingKey?) throws(SyncError) {
    path = file.path
    self.file = file
    let head = try SealHead(file)
    guard let key, key.device == head.recipient else {
      throw SealHead.sealedForOther(
        file.path, "the laptop \(head.recipient.description.prefix(8))")
    }
    do {
      recipient = try key.recipient(
        encapsulated: head.encapsulated, info: SealFormat.info(head.recipient))
    } catch {
      throw Self.damaged(file.path)
    }
  }

  func next(_ count: Int) throws(SyncError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count, !(isAtEnd && open.isEmpty) {
      if open.isEmpty { try openChunk() }
      let some = open.prefix(count - bytes.count)
      bytes += some
      open = open.dropFirst(some.count)
    }
    return bytes
  }

  private func openChunk() throws(SyncError) {
    let head = try file.next(5)
    guard head.count == 5 else { throw Self.cutShort(path) }
    let size = head[1...].reduce(0) { $0 << 8 | Int($1) }
    let most = SealFormat.chunkBytes + SealFormat.tagBytes
    switch head[0] {
    case SealFormat.moreMark where size == most: break
    case SealFormat.lastMark where (SealFormat.tagBytes...most).contains(size): isAtEnd = true
    default: throw Self.damaged(path)
    }
    let sealed = try file.next(size)
    guard sealed.count == size else { throw Self.cutShort(path) }
    do {
      open = ArraySlice(try recipient.open(sealed, authenticating: [head[0]]))
    } catch {
      throw Self.damaged(path)
    }
    if isAtEnd, try !file.next(1).isEmpty { throw Self.damaged(path) }
  }

  static func cutShort(_ path: String) -> SyncError {
    SyncError(
      .bundleCutShort, "\(path) is cut short. \(SyncError.nothingTaken)",
      next: "ferrule sync export, again on the laptop it came from")
  }

  private static func damaged(_ path: String) -> SyncError {
    SyncError(
      .bundleDamaged, "\(path) is damaged: a byte of it was changed. \(SyncError.nothingTaken)",
      next: "ferrule sync export, again on the laptop it came from")
  }
}
