import Plant
import Testing

/// A task is read back from its own words.
struct SpareErrandTests {
  @Test func `both re-patches are read`() throws {
    let errand = try SpareErrand(
      "repatch from T101 leg 1 to T106 leg 5: move C-0001 from P01A:1 to P01A:65; "
        + "move C from 2 to 3 from P03J:1 to P03J:65")
    #expect(errand.leaves == "T101 leg 1")
    #expect(errand.takes == "T106 leg 5")
    #expect(errand.first.cord == "C-0001")
    #expect(errand.first.from == "P01A:1")
    #expect(errand.first.to == "P01A:65")
    #expect(errand.second.cord == "C from 2 to 3")
    #expect(errand.second.to == "P03J:65")
  }

  @Test(arguments: [
    "repatch from A to B: land B (coiled), move C from P:1 to it; move D from Q:1 to Q:2",
    "repatch from A to B: move C from P:1 to P:2; land B (in tray), move D from Q:1 to it",
  ])
  func `a leg that is not landed is told`(text: String) {
    #expect(throws: SpareErrand.Unsettled.notLanded(leg: "B")) { try SpareErrand(text) }
  }

  @Test func `a cassette without a pair is told`() {
    #expect(throws: SpareErrand.Unsettled.noPair(leg: "B")) {
      try SpareErrand(
        "repatch from A to B: move C from P:1 to the front of P:2; move D from Q:1 to Q:2")
    }
  }

  @Test(arguments: [
    "", "look at it", "repatch from A to B", "repatch from A: move C from P:1 to P:2; x",
    "repatch from A to B: move C from P:1 to P:2", "repatch from A to B: ; ",
    "repatch from A to B: move C; move D from Q:1 to Q:2",
  ])
  func `any other sentence is none`(text: String) {
    #expect(throws: SpareErrand.Unsettled.otherTask) { try SpareErrand(text) }
  }
}
