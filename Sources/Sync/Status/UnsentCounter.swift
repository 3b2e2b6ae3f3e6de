internal import Change
public import Store

/// Counts what is unsent, again and again while a person works.
public struct UnsentCounter: Sendable {
  /// What the central stores have seen.
  private let seen: [ChangeHash]
  private let pictures: Int

  /// Reads what the central stores' last bundles prove; nil where this is one.
  ///
  /// Pictures are counted here, once: answering takes none.
  public init?(_ store: Store) throws {
    let found: (seen: [ChangeHash], pictures: Int)? = try store.read { view in
      guard try !Sync.isCentral(view) else { return nil }
      let vectors = try Sync.centralWords(view).map(\.vector)
      let home = try Sync.imagesAtHome(vectors, view)
      let open = try view.sharedImages(notSeenBy: []).filter {
        $0.isOwn && !home.contains($0.image)
      }
      return (vectors.flatMap(\.tips).map(\.hash), open.count)
    }
    guard let found else { return nil }
    (seen, pictures) = found
  }

  /// What is unsent now: a look at the ends of this laptop's changes, however many there are.
  public func count(_ store: Store) throws -> Unsent {
    Unsent(records: try store.read { try $0.ownChanges(notSeenBy: seen) }, pictures: pictures)
  }
}
