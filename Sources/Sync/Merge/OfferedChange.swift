internal import Change

/// What a bundle holds at the place of a change, after it was read, hashed and checked.
enum OfferedChange: Sendable {
  case change(CheckedChange)
  /// No valid change.
  case invalid(LeftOutChange)

  init(_ bytes: UnsafeRawBufferPointer, tables: TableCatalogue, site: SiteID) {
    var sealed: SealedChange?
    do throws(ChangeError) {
      let decoded = try SealedChange(decoding: bytes)
      sealed = decoded
      self = .change(try tables.checked(decoded, site: site))
    } catch {
      self = .invalid(
        LeftOutChange(
          hash: sealed?.hash ?? ChangeHash(of: bytes), name: sealed?.name, sentence: "\(error)"))
    }
  }
}
