import Plant
import Testing

/// Parts with nothing special about them.
enum Plain {
  /// An optic with these lanes.
  static func optic(_ layout: LaneLayout, polish: Polish? = nil) -> Optic {
    Optic(
      "test \(layout)", .short850, laneRateGbps: 100, layout, polish: polish,
      faceSource: Sourced("test", "test", .site), wavelengthsPM: [], limits: [])
  }

  static func named(_ name: String) throws -> Optic {
    try #require(OpticsCatalogue.standard.optic(name), "\(name)")
  }

  /// A cord that suits an APC module at both ends.
  static func cord(
    _ label: String, _ polarity: CablePolarity? = .b, _ connector: OneRowConnector = .mpo12,
    near: FaceType = FaceType(pins: .unpinned, polish: .apc),
    far: FaceType = FaceType(pins: .unpinned, polish: .apc), grade: FibreGrade? = .om4,
    lengthM: Int64? = 5
  ) -> FibrePart {
    FibrePart(
      label, design: polarity.map { .cable($0, connector) },
      near: filled(near, connector.kind), far: filled(far, connector.kind), grade: grade,
      lengthMM: lengthM.map { $0 * 1_000 })
  }

  private static func filled(_ face: FaceType, _ kind: ConnectorKind) -> FaceType {
    var face = face
    face.kind = kind
    return face
  }

  /// Cords and a trunk over two panels: M | F–cord–F | M–trunk–M | F–cord–F | M.
  static func twoPanels(
    _ optic: Optic, keys: AdapterKeys? = .opposed, polarity: CablePolarity? = .b,
    grade: FibreGrade? = .om4, trunkM: Int64? = 30
  ) throws -> Channel {
    let polish = optic.face.polish
    let female = FaceType(pins: .unpinned, polish: polish)
    let male = FaceType(pins: .pinned, polish: polish)
    return try Channel(
      from: ModulePort("S1-L3 25/1", optic: optic),
      Segment(cord("C-1", polarity, near: female, far: female, grade: grade)),
      [
        Channel.Step(
          Adapter("P07A:22", keys: keys),
          Segment(
            cord("T114", polarity, near: male, far: male, grade: grade, lengthM: trunkM))),
        Channel.Step(
          Adapter("P09C:22", keys: keys),
          Segment(cord("C-2", polarity, near: female, far: female, grade: grade))),
      ], to: ModulePort("S1-P2 3/2", optic: optic))
  }
}
