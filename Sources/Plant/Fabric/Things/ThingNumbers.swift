/// Numbers things in the order in which they come, and finds a thing's number by its id.
///
/// A place takes four bytes and an id sixteen, so that those of a whole hall stay in the processor's cache
/// while the things themselves do not.
struct ThingNumbers: Sendable {
  /// The ids in the order of their numbers.
  private(set) var ids: [ThingID] = []
  /// Where a number is found; at most every other place is taken.
  private var places: [Int32] = []
  /// Others choose ids too: without seeds of this run they could choose many for one place.
  private let seeds = (
    UInt64(truncatingIfNeeded: [1].hashValue), UInt64(truncatingIfNeeded: [2].hashValue)
  )
  private static let free: Int32 = -1

  /// The number of a thing; nil if it has none.
  func number(of thing: ThingID) -> Int? {
    guard !places.isEmpty else { return nil }
    let number = places[place(of: thing)]
    return number == Self.free ? nil : Int(number)
  }

  /// The number of a thing, which is given the next one if it has none.
  ///
  /// - Returns: the number, and whether it is new; nil if there are no more numbers.
  mutating func give(_ thing: ThingID) -> (number: Int, isNew: Bool)? {
    if 2 * (ids.count + 1) > places.count { makeRoom(for: ids.count + 1) }
    let place = place(of: thing)
    guard places[place] == Self.free else { return (Int(places[place]), false) }
    guard let number = Int32(exactly: ids.count) else { return nil }
    places[place] = number
    ids.append(thing)
    return (Int(number), true)
  }

  /// Makes room for that many things, so that those of a big plan are not moved while they come.
  mutating func reserve(_ count: Int) {
    ids.reserveCapacity(count)
    if 2 * count > places.count { makeRoom(for: count) }
  }

  /// The place of a thing, or the free one where it would be.
  private func place(of thing: ThingID) -> Int {
    let last = places.count - 1
    var place = hash(thing) & last
    while places[place] != Self.free, ids[Int(places[place])] != thing {
      place = (place + 1) & last
    }
    return place
  }

  private func hash(_ thing: ThingID) -> Int {
    let product = (thing.high ^ seeds.0).multipliedFullWidth(by: thing.low ^ seeds.1)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }

  @inline(never)
  private mutating func makeRoom(for count: Int) {
    // A power of two.
    var size = max(16, places.count)
    while size < 2 * count { size *= 2 }
    places = Array(repeating: Self.free, count: size)
    for (number, thing) in ids.enumerated() { places[place(of: thing)] = Int32(number) }
  }
}
