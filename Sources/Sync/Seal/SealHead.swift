internal import Change
internal import Store

/// What stands in a sealed bundle for all to read: whom it is for.
struct SealHead {
  /// The device that can open it.
  let recipient: DeviceID
  /// The key that its exporter made for it.
  let encapsulated: [UInt8]

  /// Reads what follows the first line.
  ///
  /// - Throws: a ``SyncError`` with code `bundle-cut-short`.
  init(_ file: InputFile) throws(SyncError) {
    let device = DeviceID(bytes: try file.next(DeviceID.byteCount))
    encapsulated = try file.next(SealFormat.encapsulatedBytes)
    guard let device, encapsulated.count == SealFormat.encapsulatedBytes else {
      throw UnsealingFile.cutShort(file.path)
    }
    recipient = device
  }

  /// What a sealed bundle says of itself; nil where the file is no sealed bundle.
  init?(path: String) throws(SyncError) {
    guard FileKind.at(path) == .file else { return nil }
    let file = try InputFile(path)
    guard try file.next(SealFormat.firstLine.count) == SealFormat.firstLine else { return nil }
    try self.init(file)
  }

  /// Says that only another laptop can open a bundle.
  static func sealedForOther(_ path: String, _ laptop: String) -> SyncError {
    SyncError(
      .sealedForOther,
      "\(path) is sealed for \(laptop): only that laptop can open it. Nothing was taken from it.",
      next: "ferrule sync merge \(ShellWord.quoted(path)), on that laptop")
  }
}
