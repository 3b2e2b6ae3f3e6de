/// A file that is read as if nobody wrote to it, as it was when it was opened.
///
/// Its owner may write all the same; then what was read is not to be believed.
struct StillFile {
  private let path: String
  private let size: Int64
  private let identity: KeyIdentity?

  /// Looks at the file, if it has to be read so; nil if it is shared with whoever writes.
  init?(_ path: String) throws {
    guard try ReadOnlyMedium.way(to: path) == .still else { return nil }
    self.path = path
    size = ReadOnlyMedium.size(path)
    identity = KeyIdentity(path: path)
  }

  /// - Throws: a ``StoreError`` with code `store-busy` if somebody wrote since.
  func check() throws {
    guard ReadOnlyMedium.size(path + "-wal") == 0, ReadOnlyMedium.size(path) == size,
      KeyIdentity(path: path) == identity
    else {
      throw StoreError(
        .busy, "Somebody else wrote to \(path) while it was read.",
        next: "wait a moment, then type the command again")
    }
  }
}
