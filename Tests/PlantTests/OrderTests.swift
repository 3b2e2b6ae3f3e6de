import Plant
import Testing

struct OrderTests {
  @Test func `numbers in names count as numbers`() {
    let names = ["R10", "R2", "r1", "R02", "R2-10", "R2-9", "7", "A"]
    let sorted = names.sorted(by: NaturalOrder.precedes)
    #expect(sorted == ["7", "A", "r1", "R02", "R2", "R2-9", "R2-10", "R10"])
    #expect(NaturalOrder.sorted(names) == sorted)
  }

  @Test func `natural order is a strict order of any names`() {
    let names = [
      "", " ", "0", "00", "1", "01", "a", "A", "a1", "A01", "a1b", "a10", "é1", "É1", "1a", "a 1",
      "99999999999999999999999", "99999999999999999999998",
    ]
    for one in names {
      #expect(!NaturalOrder.precedes(one, one), "\(one)")
      for other in names where other != one {
        #expect(
          NaturalOrder.precedes(one, other) != NaturalOrder.precedes(other, one), "\(one) \(other)")
        for third in names
        where NaturalOrder.precedes(one, other) && NaturalOrder.precedes(other, third) {
          #expect(NaturalOrder.precedes(one, third), "\(one) \(other) \(third)")
        }
      }
    }
  }

  @Test func `a walk goes hall, row, side, rack, and down each rack`() {
    func place(
      _ row: String, _ rack: String, u: Int? = nil, side: RackSide? = .front, hall: String = "H1",
      rowOrder: Int? = nil, rackOrder: Int? = nil
    ) -> Place {
      Place(
        hall: hall, row: row, rowOrder: rowOrder, rack: rack, rackOrder: rackOrder, lowestU: u,
        side: side)
    }
    let walk = [
      place("R9", "Z", rowOrder: 1),
      place("R2", "R2-2", u: 40), place("R2", "R2-2", u: 3), place("R2", "R2-2"),
      place("R2", "R2-10", u: 1),
      place("R2", "R2-9", side: .rear, rackOrder: 1),
      place("R2", "R2-1", side: .rear, rackOrder: 2),
      place("R2", "R2-1", side: nil),
      place("R10", "A"),
      place("R1", "A", hall: "H2"),
    ]
    for (index, one) in walk.enumerated() {
      for (later, other) in walk.enumerated() {
        #expect(Place.walkPrecedes(one, other) == (index < later), "\(index) \(later)")
      }
    }
  }

  @Test func `a place reads as a person says it`() {
    let place = Place(hall: "H1", row: "R07", rack: "R07-06", lowestU: 32, side: .rear)
    #expect(place.text == "R07-06 u32 REAR")
    #expect(Place(hall: "H1", row: "R07", rack: "R07-06").text == "R07-06")
  }

  @Test func `folding trims and folds ASCII, and leaves all else alone`() {
    #expect(NameFolding.fold(" \tLG28-01 \r\n") == "lg28-01")
    #expect(NameFolding.fold("ÄB") == "Äb")
    #expect(NameFolding.fold("A  B") == "a  b")
    #expect(NameFolding.fold("@[`{") == "@[`{")
    #expect(NameFolding.fold(NameFolding.fold(" MiX ")) == "mix")
    #expect(NameFolding.fold("  ") == "")
  }
}
