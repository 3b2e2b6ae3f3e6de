/// Numbers of things by the things' ids, which are not kept here: four bytes a place, so that those of
/// a whole hall stay in the processor's cache.
struct ThingNumbers: Sendable {
  /// At most every other place is taken.
  private var places: [Int32] = []
  private var taken = 0
  /// Others choose ids too: without seeds of this run they could choose many for one place.
  private let seeds = (
    UInt64(truncatingIfNeeded: [1].hashValue), UInt64(truncatingIfNeeded: [2].hashValue)
  )
  private static let free: Int32 = -1

  /// The number of a thing; `isIt` says whether a number is the thing's.
  @inline(__always)
  func number(of thing: ThingID, isIt: (Int) -> Bool) -> Int? {
    guard let place = place(of: thing, isIt: isIt), places[place] != Self.free else { return nil }
    return Int(places[place])
  }

  /// Gives a thing a number; `id` says whose a number is.
  ///
  /// - Returns: the number it had.
  @inline(__always)
  @discardableResult
  mutating func give(_ number: Int32, to thing: ThingID, id: (Int) -> ThingID?) -> Int32? {
    if 2 * (taken + 1) > places.count { grow(id) }
    guard let place = place(of: thing, isIt: { id($0) == thing }) else { return nil }
    let before = places[place]
    places[place] = number
    guard before == Self.free else { return before }
    taken += 1
    return nil
  }

  /// All numbers, in no order.
  var all: some Sequence<Int> {
    places.lazy.filter { $0 != Self.free }.map { Int($0) }
  }

  /// The place of a thing, or the free one where it would be; nil if there are no places.
  @inline(__always)
  private func place(of thing: ThingID, isIt: (Int) -> Bool) -> Int? {
    guard !places.isEmpty else { return nil }
    let last = places.count - 1
    var place = hash(thing) & last
    while places[place] != Self.free, !isIt(Int(places[place])) { place = (place + 1) & last }
    return place
  }

  @inline(__always)
  private func hash(_ thing: ThingID) -> Int {
    let product = (thing.high ^ seeds.0).multipliedFullWidth(by: thing.low ^ seeds.1)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }

  @inline(never)
  private mutating func grow(_ id: (Int) -> ThingID?) {
    let numbers = places
    // A power of two.
    places = Array(repeating: Self.free, count: max(16, 2 * numbers.count))
    for number in numbers where number != Self.free {
      if let thing = id(Int(number)), let place = place(of: thing, isIt: { _ in false }) {
        places[place] = number
      }
    }
  }
}
