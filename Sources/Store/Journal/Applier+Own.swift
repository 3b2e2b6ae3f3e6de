internal import Change

extension Applier {
  /// Seals a change of this device and applies it.
  ///
  /// - Parameter code: what it is called where the change is outside its limits.
  /// - Returns: its hash.
  /// - Throws: ``StoreError`` with that code, or a fault if it could not be applied.
  @discardableResult
  func write(own change: Change, refusedAs code: StoreError.Code = .fault) throws -> ChangeHash {
    let sealed: SealedChange
    do {
      sealed = try SealedChange(sealing: change)
    } catch {
      throw StoreError(code, "\(error)")
    }
    guard try accept(sealed, isOwn: true) == .applied else {
      throw StoreError(.fault, "A change of this laptop could not be applied here.")
    }
    return sealed.hash
  }
}
