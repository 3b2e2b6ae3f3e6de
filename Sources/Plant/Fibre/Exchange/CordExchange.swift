/// Links that end in each other's ports: one mistake, not one a link.
public struct CordExchange<Port: Hashable & Sendable>: Hashable, Sendable {
  /// The links, each ending where the next one should, the last where the first should.
  public var links: [WrongArrival<Port>]

  /// Finds what was exchanged, in the order in which the links are given; the rest is as it was.
  ///
  /// Two exchanged cords are a ring of two. A port that two links claim to end in, or want, is left
  /// to the rest: something else is wrong there.
  public static func find(_ arrivals: [WrongArrival<Port>]) -> (
    exchanges: [CordExchange], rest: [WrongArrival<Port>]
  ) {
    let wrong = arrivals.filter { $0.wanted != $0.found }
    let byWanted = Dictionary(grouping: wrong.indices) { wrong[$0].wanted }
    let byFound = Dictionary(grouping: wrong.indices) { wrong[$0].found }
    func next(_ place: Int) -> Int? {
      let found = wrong[place].found
      guard byFound[found]?.count == 1, let wanting = byWanted[found], wanting.count == 1 else {
        return nil
      }
      return wanting[0]
    }
    var state = [Bool](repeating: false, count: wrong.count)
    var exchanges: [CordExchange] = []
    var inRing = Set<Int>()
    for start in wrong.indices where !state[start] {
      var path: [Int] = []
      var place: Int? = start
      while let current = place, !state[current] {
        state[current] = true
        path.append(current)
        place = next(current)
      }
      guard let back = place, let begin = path.firstIndex(of: back) else { continue }
      let ring = path[begin...]
      inRing.formUnion(ring)
      exchanges.append(CordExchange(links: ring.map { wrong[$0] }))
    }
    return (exchanges, wrong.indices.filter { !inRing.contains($0) }.map { wrong[$0] })
  }
}
