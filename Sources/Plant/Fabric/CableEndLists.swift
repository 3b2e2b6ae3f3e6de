/// The ends of all cables, found by their cable and by where they are landed.
///
/// Each end names the next one of its cable and of its place, so that half a million ends are a few
/// arrays, not half a million.
struct CableEndLists: Sendable {
  private var ends: [CableEnd] = []
  private var nextOfCable: [Int32] = []
  private var nextAtPlace: [Int32] = []
  private var lastOfCable: [ThingID: Int32] = [:]
  private var lastAtPlace: [ThingID: Int32] = [:]
  private static let none: Int32 = -1

  mutating func reserve(_ count: Int) {
    ends.reserveCapacity(count)
    nextOfCable.reserveCapacity(count)
    nextAtPlace.reserveCapacity(count)
    lastOfCable.reserveCapacity(count / 2)
    lastAtPlace.reserveCapacity(count / 2)
  }

  mutating func append(_ end: CableEnd) {
    guard let number = Int32(exactly: ends.count) else { return }
    ends.append(end)
    nextOfCable.append(lastOfCable.updateValue(number, forKey: end.cable) ?? Self.none)
    guard end.isLanded, let place = end.place else { return nextAtPlace.append(Self.none) }
    nextAtPlace.append(lastAtPlace.updateValue(number, forKey: place.id) ?? Self.none)
  }

  /// The ends of a cable, in no order.
  func of(_ cable: ThingID) -> [CableEnd] { list(lastOfCable[cable], nextOfCable) }

  /// The ends that are landed at a place, in no order.
  func landed(at place: ThingID) -> [CableEnd] { list(lastAtPlace[place], nextAtPlace) }

  /// The places at which an end is landed.
  var places: some Sequence<ThingID> { lastAtPlace.keys }

  private func list(_ last: Int32?, _ next: [Int32]) -> [CableEnd] {
    guard var number = last.map(Int.init) else { return [] }
    var out: [CableEnd] = []
    while number >= 0 {
      out.append(ends[number])
      number = Int(next[number])
    }
    return out
  }
}
