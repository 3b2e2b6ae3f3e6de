package import Change

/// Which heads go along, where a bundle takes fewer than there are: the newest of each device first, then the
/// second of each, and those of devices that were shut out last.
///
/// Of a chain whose head stays behind a reader leaves out what no other head stands for, and takes the rest.
package struct HeadSelection {
  /// Those that go along, ascending.
  package let taken: [SignedHead]
  /// How many do not.
  package let left: Int

  package init(
    _ all: [SignedHead], _ book: TrustBook, most: Int = BundleFormat.heads
  ) {
    guard all.count > most else {
      (taken, left) = (all, 0)
      return
    }
    let revoked = Set(book.revokedDevices)
    var counts: [DeviceID: Int] = [:]
    var places: [(isRevoked: Bool, number: Int, head: SignedHead)] = []
    for head in all.sorted(by: { $1.name < $0.name }) {
      let device = head.name.device
      places.append((revoked.contains(device), counts[device, default: 0], head))
      counts[device, default: 0] += 1
    }
    places.sort { one, other in
      guard one.isRevoked == other.isRevoked else { return other.isRevoked }
      return (one.number, one.head.name) < (other.number, other.head.name)
    }
    taken = places.prefix(most).map(\.head).sorted { $0.name < $1.name }
    left = all.count - taken.count
  }
}
