import Plant
import TestSupport
import Testing

/// Exchanged cords are one mistake.
struct CordExchangeTests {
  private func wrong(_ from: Int, _ wanted: Int, _ found: Int) -> WrongArrival<Int> {
    WrongArrival(from: from, wanted: wanted, found: found)
  }

  @Test func `two exchanged cords are one finding`() {
    let arrivals = [wrong(1, 101, 102), wrong(2, 102, 101), wrong(3, 103, 103), wrong(4, 104, 150)]
    let (exchanges, rest) = CordExchange.find(arrivals)
    #expect(exchanges.map(\.links) == [[arrivals[0], arrivals[1]]])
    #expect(rest == [arrivals[3]])
  }

  @Test func `three cords round in a ring are one finding`() {
    let arrivals = [wrong(1, 101, 102), wrong(2, 102, 103), wrong(3, 103, 101)]
    #expect(CordExchange.find(arrivals).exchanges.map(\.links) == [arrivals])
    #expect(CordExchange.find(arrivals).rest.isEmpty)
  }

  @Test func `two links said to end in one port are not called an exchange`() {
    let arrivals = [wrong(1, 101, 102), wrong(2, 102, 101), wrong(3, 103, 101)]
    #expect(CordExchange.find(arrivals).exchanges.isEmpty)
    #expect(CordExchange.find(arrivals).rest == arrivals)
  }

  @Test(arguments: Array(1...20) as [UInt64])
  func `any mixing-up is taken apart into its rings`(_ seed: UInt64) {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    let count = Int.random(in: 1...40, using: &random)
    let found = Array(0..<count).shuffled(using: &random)
    let arrivals = (0..<count).map { wrong($0 + 1_000, $0, found[$0]) }
    let (exchanges, rest) = CordExchange.find(arrivals)
    #expect(rest.isEmpty)
    #expect(exchanges.flatMap(\.links).count == arrivals.filter { $0.wanted != $0.found }.count)
    for exchange in exchanges {
      let links = exchange.links
      #expect(links.count >= 2)
      for (place, link) in links.enumerated() {
        #expect(link.found == links[(place + 1) % links.count].wanted)
      }
    }
  }
}
