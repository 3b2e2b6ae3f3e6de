public import Change
public import Store

/// Of the central stores of one name only the newest one counts: the others' disks died, and it was made from
/// a backup of theirs.
extension Sync {
  /// The central stores whose place another one of their name took: what they said they have proves nothing.
  package static func replacedCentrals(_ book: TrustBook) -> Set<DeviceID> {
    let counting = book.all.filter { $0.role == .central && book.isTrusted($0.device) }
    var replaced: Set<DeviceID> = []
    for same in Dictionary(grouping: counting, by: \.laptop.folded).values {
      let byAge = same.map(\.device).sorted { isOlder($0, than: $1, book) }
      replaced.formUnion(byAge.dropLast())
    }
    return replaced
  }

  /// The central stores whose place this one took, as far as is known here.
  public static func replaced(by device: DeviceID, in store: Store) throws -> [DeviceID] {
    let book = try store.read { try $0.trust() }
    let replaced = replacedCentrals(book)
    guard !replaced.contains(device), let own = book.certificate(of: device) else { return [] }
    return replaced.filter {
      book.certificate(of: $0)?.laptop.folded == own.laptop.folded && own.role == .central
    }.sorted()
  }

  /// By when somebody vouched for them; at the same time by the hash of what was said.
  private static func isOlder(
    _ one: DeviceID, than other: DeviceID, _ book: TrustBook
  ) -> Bool {
    guard let one = book.source(of: one), let other = book.source(of: other) else { return false }
    return (one.atMS, one.hash) < (other.atMS, other.hash)
  }

  /// The time from which on it may be said of a central store that it belongs to the site; ms UTC.
  ///
  /// It is later than what was said of the others of its name, whatever the clock says: else the one it replaces
  /// would go on counting.
  package static func earliestMS(ofCentral certificate: Certificate, _ book: TrustBook) -> Int64 {
    let name = certificate.laptop.folded
    let others = book.all.filter {
      $0.role == .central && $0.device != certificate.device && $0.laptop.folded == name
    }
    let last = others.compactMap { book.source(of: $0.device)?.atMS }.max() ?? -1
    return last == .max ? last : last + 1
  }
}
