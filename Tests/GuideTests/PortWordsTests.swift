import Guide
import Plant
import Testing

struct PortWordsTests {
  @Test func `what was typed is said again with the place, the cage and the side`() {
    var port = Floor().situation.port
    #expect(PortWords.lines(port) == ["S1-L3:25/1  R07-06 u32 REAR", "cage 25 left"])
    port.side = nil
    port.place = nil
    #expect(PortWords.lines(port) == ["S1-L3:25/1, cage 25 side not known"])
    port.cage = nil
    #expect(PortWords.lines(port) == ["S1-L3:25/1"])
  }

  @Test func `names of any length take at most 3 lines of 40 columns`() {
    var port = Floor(device: String(repeating: "spine-", count: 20), port: "Ethernet1/25/1")
      .situation.port
    port.cage = String(repeating: "x", count: 99)
    let lines = PortWords.lines(port)
    #expect(lines.count <= 3)
    #expect(lines.allSatisfy { Columns.count($0) <= 40 }, "\(lines)")
    #expect(lines[0].contains("Ethernet1/25/1"))
  }
}
