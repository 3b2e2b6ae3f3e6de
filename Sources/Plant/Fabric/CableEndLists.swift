/// The ends of all cables, found by their cable's number and by where they are landed.
///
/// Each end names the next one of its cable and of its place, so that half a million ends are two arrays,
/// not half a million. What tells the legs of a trunk apart stands beside these names: who looks for one
/// end of two dozen does not look at the others.
struct CableEndLists: Sendable {
  /// An end among its like.
  private struct Link {
    var nextOfCable = CableEndLists.none
    var nextAtPlace = CableEndLists.none
    /// The leg's lowest bits: a leg of another number is another leg.
    var leg: Int32
    var side: CableSide
  }

  private struct Landing {
    var last = CableEndLists.none
    var count: Int32 = 0
  }

  private var ends: [CableEnd] = []
  private var links: [Link] = []
  /// By the number of the cable.
  private var lastOfCable: [Int32] = []
  /// The places at which ends are landed.
  private var places = ThingNumbers()
  /// By the number of the place.
  private var landings: [Landing] = []
  private static let none: Int32 = -1

  mutating func reserve(_ count: Int, places: Int) {
    ends.reserveCapacity(count)
    links.reserveCapacity(count)
    self.places.reserve(places)
    landings.reserveCapacity(places)
  }

  mutating func append(_ end: CableEnd, ofCable cable: Int) {
    guard let number = Int32(exactly: ends.count) else { return }
    while lastOfCable.count <= cable { lastOfCable.append(Self.none) }
    var link = Link(
      nextOfCable: lastOfCable[cable], leg: Int32(truncatingIfNeeded: end.leg), side: end.side)
    lastOfCable[cable] = number
    if end.isLanded, let place = end.place, let (spot, isNew) = places.give(place.id) {
      if isNew { landings.append(Landing()) }
      link.nextAtPlace = landings[spot].last
      landings[spot].last = number
      landings[spot].count += 1
    }
    ends.append(end)
    links.append(link)
  }

  /// The ends of a cable, in no order.
  func ofCable(_ cable: Int) -> [CableEnd] {
    var out: [CableEnd] = []
    var next = last(ofCable: cable)
    while next >= 0 {
      out.append(ends[next])
      next = Int(links[next].nextOfCable)
    }
    return out
  }

  /// The ends on the other side of the leg of an end of this cable, or on that of all legs; in no order.
  func ofCable(_ cable: Int, opposite end: CableEnd, acrossLegs: Bool) -> [CableEnd] {
    var out: [CableEnd] = []
    let leg = Int32(truncatingIfNeeded: end.leg)
    var next = last(ofCable: cable)
    while next >= 0 {
      let link = links[next]
      if link.side != end.side, acrossLegs || link.leg == leg,
        ends[next].isOpposite(end, acrossLegs: acrossLegs)
      {
        out.append(ends[next])
      }
      next = Int(link.nextOfCable)
    }
    return out
  }

  /// The ends that are landed at a place, in no order.
  func landed(at place: ThingID) -> [CableEnd] {
    guard let spot = places.number(of: place) else { return [] }
    var out: [CableEnd] = []
    out.reserveCapacity(Int(landings[spot].count))
    var next = Int(landings[spot].last)
    while next >= 0 {
      out.append(ends[next])
      next = Int(links[next].nextAtPlace)
    }
    return out
  }

  /// The places at which more than one end is landed, and how many.
  var sharedPlaces: some Sequence<(place: ThingID, count: Int)> {
    zip(places.ids, landings).lazy.filter { $1.count > 1 }.map { ($0, Int($1.count)) }
  }

  private func last(ofCable cable: Int) -> Int {
    cable < lastOfCable.count ? Int(lastOfCable[cable]) : Int(Self.none)
  }
}
