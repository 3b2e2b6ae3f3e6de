import Plant
import Store

/// Trunks between two panels: position n of one is position n of the other.
///
/// Each trunk is one sheath of 144 fibres with twelve legs of MPO-12, type B, pinned at both ends. Legs
/// that no link uses are landed all the same: the spares.
struct HallBackbone: Hashable {
  static let legs = 12

  var near: HallPanel
  var far: HallPanel
  var firstTrunk: Int
  var lengthMM: Int

  var trunks: Int { near.positions / Self.legs }

  /// The serial of the trunk behind a position, and its leg there.
  func leg(_ position: Int) -> (serial: String, leg: Int) {
    ("T\(firstTrunk + (position - 1) / Self.legs)", (position - 1) % Self.legs + 1)
  }

  static func trunk(_ serial: String) -> ThingID {
    RecordKey.cable(maker: HallCord.maker, serial: serial).id
  }

  var records: [PlannedRecord] {
    let cables = (0..<trunks).map { number in
      PlannedRecord(
        kind: .cable, id: Self.trunk("T\(firstTrunk + number)"),
        cells: [
          "kind": .text("trunk"), "maker": .text(HallCord.maker),
          "serial": .text("T\(firstTrunk + number)"),
          "part_number": .text("LM-TRK144-12XMPO12-B-OM4"),
          "fibre_count": .integer(144), "fibre_grade": .text("om4"), "polarity": .text("b"),
          "length_mm": .integer(lengthMM),
        ])
    }
    let ends = (1...near.positions).flatMap { position in
      [("a", near), ("b", far)].map { side, panel in
        let (serial, leg) = leg(position)
        return HallCord.end(
          of: Self.trunk(serial), side: side, leg: leg, pinned: 1,
          at: Subject(kind: .panelPosition, id: panel.position(position)))
      }
    }
    return cables + ends
  }
}
