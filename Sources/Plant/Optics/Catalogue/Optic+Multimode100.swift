extension Optic {
  /// Lanes of 100 Gb/s over multimode fibre.
  static let multimode100: [Optic] = [
    short("400GBASE-SR4", ["400G-SR4", "2xSR4", "800G-2xSR4"], .parallel4),
    short("800GBASE-SR8", ["800G-SR8"], .parallel8),
    short("100GBASE-SR1", ["100G-SR1"], .duplex),
    veryShort("400GBASE-VR4", ["400G-VR4"], .parallel4),
    veryShort("800GBASE-VR8", ["800G-VR8"], .parallel8),
    veryShort("100GBASE-VR1", ["100G-VR1"], .duplex),
  ]

  private static func short(_ name: String, _ aliases: [String], _ layout: LaneLayout) -> Optic {
    func limit(_ grade: FibreGrade, _ reachM: Int64, _ loss: Int) -> GradeLimit {
      GradeLimit(
        grade, reachMM: metres(reachM, "vendor pages", .published(2)),
        lossMilliDB: Sourced(loss, "IEEE-802.3", .memory))
    }
    return Optic(
      name, aliases: aliases, .short850, laneRateGbps: 100, layout,
      polish: layout == .duplex ? .upc : .apc, faceSource: layout == .duplex ? pair : angled,
      wavelengthsPM: [844_000...863_000],
      limits: [limit(.om3, 60, 1_700), limit(.om4, 100, 1_800), limit(.om5, 100, 1_800)],
      transmit: power(-4_600, 4_000, "ASCENT449 FIBERWDM", .published(2)),
      receive: power(-6_400, 4_000, "IEEE-802.3", .memory),
      damageMilliDBm: Sourced(5_000, "ASCENT449", .published(1)), correction: fourLevels)
  }

  private static func veryShort(_ name: String, _ aliases: [String], _ layout: LaneLayout)
    -> Optic
  {
    Optic(
      name, aliases: aliases, .short850, laneRateGbps: 100, layout,
      polish: layout == .duplex ? .upc : .apc, faceSource: layout == .duplex ? pair : angled,
      wavelengthsPM: [842_000...948_000],
      limits: [
        limit(.om3, 30, 1_600, "IEEE-802.3", .memory),
        limit(.om4, 50, 1_700, "IEEE-802.3", .memory),
        limit(.om5, 50, 1_700, "IEEE-802.3", .memory),
      ],
      transmit: power(-4_600, 4_000, "IEEE-802.3", .memory),
      receive: power(-6_300, 4_000, "IEEE-802.3", .memory),
      damageMilliDBm: Sourced(5_000, "IEEE-802.3", .memory), correction: fourLevels)
  }
}
