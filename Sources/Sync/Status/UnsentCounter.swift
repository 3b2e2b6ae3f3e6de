internal import Change
public import Store

/// Counts what is unsent, again and again while a person works.
public struct UnsentCounter: Sendable {
  /// What the central store has seen.
  private let seen: [ChangeHash]
  private let pictures: Int

  /// Reads what the central store's last bundle proves; nil where this is the central store.
  ///
  /// Pictures are counted here, once: answering takes none.
  public init?(_ store: Store) throws {
    let found: (seen: [ChangeHash], pictures: Int)? = try store.read { view in
      guard try !Sync.isCentral(view) else { return nil }
      let vector = try Sync.centralWord(view)?.vector ?? StoreVector()
      let seen = vector.tips.map(\.hash)
      let word = ImageReceipt(vector)
      let open = try view.sharedImages(notSeenBy: seen).filter { $0.isOwn && !word.confirms($0) }
      return (seen, open.count)
    }
    guard let found else { return nil }
    (seen, pictures) = found
  }

  /// What is unsent now: a look at the ends of this laptop's changes, however many there are.
  public func count(_ store: Store) throws -> Unsent {
    Unsent(records: try store.read { try $0.ownChanges(notSeenBy: seen) }, pictures: pictures)
  }
}
