import Foundation
import Testing

/// The hall of ``WorkFixture`` with a trunk between two panels, over which `25/1` goes to the spine.
struct PanelFloor {
  let floor: WorkFixture
  /// The position in front of the leaf, with cord C-1 from `25/1` and leg 1 of the trunk behind it.
  static let position = "P07A:22"
  static let port = "elm-leaf-1:25/1"
  static let farPort = "elm-spine-2:3/1"

  init() throws {
    var floor = try WorkFixture()
    floor.isSure = false
    self.floor = floor
    for (panel, rack, names) in [("P07A", "R07-06", ["22", "23"]), ("P09A", "R09-02", ["5"])] {
      try done("add", "panel", "name=\(panel)", "rack=\(rack)", "lowest_u=40", "height_u=1")
      for name in names {
        try done(
          "add", "panel_position", "panel=\(panel)", "name=\(name)", "connector_kind=mpo12",
          "adapter=opposed")
      }
    }
    try cable("cord", "C-1", from: Self.port, to: Self.position)
    try cable("trunk", "T-1", from: Self.position, to: "P09A:5")
    try cable("cord", "C-2", from: "P09A:5", to: Self.farPort)
  }

  func cable(_ kind: String, _ serial: String, from: String, to: String) throws {
    try done("add", "cable", "kind=\(kind)", "maker=Elm", "serial=\(serial)", "fibre_count=8")
    for (side, place) in [("a", from), ("b", to)] {
      try done(
        "add", "cable_end", "cable=\(serial)", "side=\(side)", "state=landed", "at=\(place)",
        "connector_kind=mpo12")
    }
  }

  func done(_ words: String...) throws {
    let run = try floor.run(words)
    try #require(run.status == 0, "\(words): \(run.error)")
  }

  /// Answers that have a port shut, or opened, by the NOC.
  static let shut = ["2", "dana"]
  static let given = ["1", "1", "dana"]
  /// Both ports of the link are shut, and the cord is out.
  static let opened = shut + shut + ["1"]
  /// Both faces are clean, and the plug is in.
  static let closed = ["1", "1", "1"]
}
