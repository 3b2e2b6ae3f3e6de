public import Change
public import Store

extension Sync {
  /// The laptop a bundle is for, as a person says it: one that was heard, or that somebody vouched for.
  ///
  /// - Throws: a ``SyncError`` with code `no-such-peer` or `ambiguous-peer`.
  public static func recipient(_ text: String, in store: Store) throws -> DeviceID {
    let (named, replaced) = try store.read { view in
      let book = try view.trust()
      let vouched = book.all.map { (device: $0.device, laptop: $0.laptop) }
      let named = try (vouched + view.peers().map { ($0.device, $0.laptop) })
        .filter { $0.device != view.identity.device }
      return (named, replacedCentrals(book))
    }
    var found = devices(text, named: named)
    // By the name of central stores the one is meant that has the place now.
    if found.count > 1 { found.subtract(replaced) }
    guard let device = found.first else {
      let known = Set(named.map(\.laptop)).sorted().joined(separator: ", ")
      throw SyncError(
        .noSuchPeer,
        "No laptop \(text) is known here." + (known.isEmpty ? "" : " Known: \(known)."),
        next: "ferrule sync devices")
    }
    guard found.count == 1 else {
      let ids = found.sorted().map { String($0.description.prefix(12)) }
      throw SyncError(
        .ambiguousPeer, "\(text) means more than one device: \(ids.joined(separator: ", ")).",
        next: "ferrule sync export --for \(ids[0])")
    }
    return device
  }

  /// The devices a text may mean: those whose laptop has that name, else those whose id begins so.
  ///
  /// - Parameter nameless: devices that have an id only.
  static func devices(
    _ text: String, named: [(device: DeviceID, laptop: String)], nameless: [DeviceID] = []
  ) -> Set<DeviceID> {
    let folded = text.lowercased()
    let byName = Set(named.filter { $0.laptop.lowercased() == folded }.map(\.device))
    guard byName.isEmpty, text.utf8.count >= 4 else { return byName }
    return Set(
      (named.map(\.device) + nameless).filter { $0.description.hasPrefix(folded) })
  }
}
