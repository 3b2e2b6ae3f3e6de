/// The ends of all cables, found by their cable and by where they are landed.
///
/// Each end names the next one of its cable and of its place, so that half a million ends are one
/// array, not half a million.
struct CableEndLists: Sendable {
  private struct Entry {
    var end: CableEnd
    var nextOfCable = CableEndLists.none
    var nextAtPlace = CableEndLists.none
  }

  private var entries: [Entry] = []
  private var lastOfCable = ThingNumbers()
  private var lastAtPlace = ThingNumbers()
  private static let none: Int32 = -1

  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  mutating func append(_ end: CableEnd) {
    guard let number = Int32(exactly: entries.count) else { return }
    entries.append(Entry(end: end))
    let ofCable = lastOfCable.give(number, to: end.cable) { entries[$0].end.cable }
    entries[Int(number)].nextOfCable = ofCable ?? Self.none
    guard end.isLanded, let place = end.place else { return }
    let atPlace = lastAtPlace.give(number, to: place.id) { entries[$0].end.place?.id }
    entries[Int(number)].nextAtPlace = atPlace ?? Self.none
  }

  /// The ends of a cable, in no order.
  func of(_ cable: ThingID) -> [CableEnd] { of(cable) { _ in true } }

  /// Those ends of a cable of which something is true, in no order.
  func of(_ cable: ThingID, where isMeant: (CableEnd) -> Bool) -> [CableEnd] {
    let last = lastOfCable.number(of: cable) { entries[$0].end.cable == cable }
    return list(last, { $0.nextOfCable }, isMeant)
  }

  /// The ends that are landed at a place, in no order.
  func landed(at place: ThingID) -> [CableEnd] {
    let last = lastAtPlace.number(of: place) { entries[$0].end.place?.id == place }
    return list(last, { $0.nextAtPlace }, { _ in true })
  }

  /// The places at which ends are landed, and how many.
  var places: some Sequence<(place: ThingID, count: Int)> {
    lastAtPlace.all.lazy.compactMap { last in
      var (count, number) = (0, last)
      while number >= 0 {
        count += 1
        number = Int(entries[number].nextAtPlace)
      }
      return entries[last].end.place.map { ($0.id, count) }
    }
  }

  @inline(__always)
  private func list(_ last: Int?, _ next: (Entry) -> Int32, _ isMeant: (CableEnd) -> Bool)
    -> [CableEnd]
  {
    guard var number = last else { return [] }
    var out: [CableEnd] = []
    while number >= 0 {
      if isMeant(entries[number].end) { out.append(entries[number].end) }
      number = Int(next(entries[number]))
    }
    return out
  }
}
