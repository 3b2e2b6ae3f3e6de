import Plant
import Testing

struct FibreColourTests {
  @Test func `twelve fibres have the twelve colours`() {
    let colours = (1...12).compactMap { FibreColour(fibre: $0)?.text }
    #expect(
      colours == [
        "blue", "orange", "green", "brown", "slate", "white", "red", "black", "yellow", "violet",
        "rose", "aqua",
      ])
  }

  @Test func `the second twelve have a stripe that can be seen`() {
    for fibre in 13...24 {
      let colour = FibreColour(fibre: fibre)
      #expect(colour?.name == FibreColour(fibre: fibre - 12)?.name)
      #expect(colour?.stripe == (fibre == 20 ? .yellow : .black))
    }
    #expect(FibreColour(fibre: 13)?.text == "blue, black stripe")
    #expect(Set((1...24).map { FibreColour(fibre: $0) }).count == 24)
  }

  @Test func `the colour belongs to the fibre, not to the position`() throws {
    let cord = FibrePart("C-1", design: .cable(.b, .mpo12))
    for (side, position) in [(PartSide.near, 1), (.far, 12)] {
      let fibre = try #require(cord.fibre(at: FibreEnd(position: position), on: side))
      #expect(FibreColour(fibre: fibre.position)?.text == "blue")
    }
    #expect(cord.fibre(at: FibreEnd(position: 13), on: .far) == nil)
    #expect(FibrePart("C-2", design: nil).fibre(at: FibreEnd(position: 1), on: .near) == nil)
  }

  @Test(arguments: [Int.min, -1, 0, 25, Int.max])
  func `no other fibre has a colour`(fibre: Int) {
    #expect(FibreColour(fibre: fibre) == nil)
  }
}
