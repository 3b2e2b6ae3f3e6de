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

  @Test(arguments: [Int.min, -1, 0, 25, Int.max])
  func `no other fibre has a colour`(fibre: Int) {
    #expect(FibreColour(fibre: fibre) == nil)
  }
}
