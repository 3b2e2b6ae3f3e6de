internal import Change
internal import Store

/// What a bundle holds at the place of a change, after it was read, hashed, checked and packed.
enum OfferedChange: Sendable {
  case change(CheckedChange, packed: LogBytes)
  /// No valid change.
  case invalid(LeftOutChange)

  /// Whether the bytes are no change at all, valid or not.
  var isUnreadable: Bool {
    if case .invalid(let leftOut) = self { leftOut.name == nil } else { false }
  }

  init(_ bytes: UnsafeRawBufferPointer, tables: TableCatalogue, site: SiteID) {
    var sealed: SealedChange?
    do throws(ChangeError) {
      let decoded = try SealedChange(decoding: bytes)
      sealed = decoded
      self = .change(
        try tables.checked(decoded, site: site), packed: LogBytes(packing: decoded.bytes))
    } catch {
      self = .invalid(
        LeftOutChange(
          hash: sealed?.hash ?? ChangeHash(of: bytes), name: sealed?.name, sentence: "\(error)"))
    }
  }
}
