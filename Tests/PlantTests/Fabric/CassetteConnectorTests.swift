import Plant
import Testing

/// The connectors of a cassette have numbers that nothing but its ports decides.
@Suite struct `The connectors of cassettes` {
  private typealias Port = CassetteConnectors.Port

  @Test func `a printed number is the connector, the rear comes after the fronts`() {
    let fronts = (1...6).map { Port.printed(String($0)) }
    for ports in [fronts + [.printed("rear")], [.printed("Rear")] + fronts.reversed()] {
      let connectors = CassetteConnectors(ports)
      #expect(connectors.all == Array(1...7))
      #expect(connectors[.printed("5")] == 5)
      #expect(connectors[.printed(" REAR ")] == 7)
      #expect(connectors[.printed("8")] == nil)
      #expect(connectors[.position("5")] == nil)
      #expect(connectors.name(of: 5) == "5")
      #expect(NameFolding.fold(connectors.name(of: 7)) == "rear")
    }
  }

  @Test func `where nobody said what is printed the positions are counted in the order of names`() {
    let connectors = CassetteConnectors([.position("30R"), .position("30"), .position("9")])
    #expect(connectors[.position("9")] == 1)
    #expect(connectors[.position("30")] == 2)
    #expect(connectors[.position("30R")] == 3)
    #expect(connectors.name(of: 3) == "3")
  }

  @Test func `no two ports have one number, and one that is named twice has one`() {
    let connectors = CassetteConnectors([
      .printed("0"), .printed("65"), .printed("12"), .printed("12"), .printed("in2"),
      .printed("IN10"), .position("in2"), .printed("in10"),
    ])
    #expect(connectors.all == [12, 13, 14, 15, 16, 17])
    #expect(connectors[.printed("0")] == 13)
    #expect(connectors[.printed("in10")] == 17 && connectors[.printed("IN10")] == 17)
    #expect(connectors[.printed("in2")] == 15 && connectors[.position("in2")] == 16)
    #expect(connectors[.printed("65")] == 14)
    #expect(CassetteConnectors([]).all == [])
  }
}
