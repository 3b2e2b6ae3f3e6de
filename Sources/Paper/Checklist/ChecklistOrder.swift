import Plant

/// The order of a checklist, and its numbers.
enum ChecklistOrder {
  private struct RowKey: Hashable {
    let hall: String
    let row: String
  }

  private struct RackKey: Hashable {
    let row: RowKey
    let rack: String
  }

  private struct WalkKey: Hashable {
    let row: RowKey
    let side: RackSide?
  }

  /// Sorted, numbered and cut into walks and racks.
  static func walks(_ entries: [ChecklistEntry]) -> [ChecklistWalk] {
    var number = 0
    let items = sorted(entries).map { entry in
      if !entry.doNotTouch { number += 1 }
      return ChecklistItem(number: entry.doNotTouch ? nil : number, entry: entry)
    }
    return runs(items) { WalkKey(row: rowKey($0.entry.place), side: $0.entry.place.side) }
      .map { key, items in
        ChecklistWalk(
          hall: key.row.hall, row: key.row.row, side: key.side,
          racks: runs(items, by: \.entry.place.rack).map { ChecklistRack(name: $0, items: $1) })
      }
  }

  private static func sorted(_ entries: [ChecklistEntry]) -> [ChecklistEntry] {
    let rows = smallest(entries.map { (rowKey($0.place), $0.place.rowOrder) })
    let racks = smallest(entries.map { (rackKey($0.place), $0.place.rackOrder) })
    return entries.map { entry in
      var place = entry.place
      place.rowOrder = rows[rowKey(place)]
      place.rackOrder = racks[rackKey(place)]
      return (place: place, entry: entry, bytes: ChecklistJSON.value(entry, number: nil).text)
    }
    .sorted { left, right in
      if Place.walkPrecedes(left.place, right.place) { return true }
      if Place.walkPrecedes(right.place, left.place) { return false }
      if left.entry.ref != right.entry.ref {
        return NaturalOrder.precedes(left.entry.ref, right.entry.ref)
      }
      return left.bytes.utf8.lexicographicallyPrecedes(right.bytes.utf8)
    }
    .map(\.entry)
  }

  /// One order for each name, even where two entries disagree: else there is no order of the whole.
  private static func smallest<Key: Hashable>(_ orders: [(Key, Int?)]) -> [Key: Int] {
    Dictionary(orders.compactMap { key, order in order.map { (key, $0) } }, uniquingKeysWith: min)
  }

  private static func runs<Element, Key: Equatable>(
    _ elements: [Element], by key: (Element) -> Key
  ) -> [(Key, [Element])] {
    var out: [(Key, [Element])] = []
    for element in elements {
      let key = key(element)
      if let last = out.last, last.0 == key {
        out[out.count - 1].1.append(element)
      } else {
        out.append((key, [element]))
      }
    }
    return out
  }

  private static func rowKey(_ place: Place) -> RowKey {
    RowKey(hall: place.hall, row: place.row)
  }

  private static func rackKey(_ place: Place) -> RackKey {
    RackKey(row: rowKey(place), rack: place.rack)
  }
}
