extension Optic {
  /// Lanes of 100 Gb/s over single-mode fibre.
  static let singleMode100: [Optic] = [
    half("400GBASE-DR4", ["400G-DR4", "2xDR4", "800G-2xDR4"], .parallel4),
    half("800GBASE-DR8", ["800G-DR8"], .parallel8),
    half("100GBASE-DR", ["100G-DR", "100G-DR1", "100GBASE-DR1"], .duplex),
    twoKilometres("400GBASE-DR4-2", ["400G-DR4+", "400G-XDR4", "XDR4"], .parallel4),
    twoKilometres("800GBASE-DR8-2", ["800G-DR8+"], .parallel8),
    twoKilometres("100GBASE-FR1", ["100G-FR", "100G-FR1"], .duplex),
    Optic(
      "400GBASE-FR4", aliases: ["400G-FR4", "2xFR4", "800G-2xFR4"], .coarse4, laneRateGbps: 100,
      .duplex, polish: .upc,
      faceSource: pair,
      wavelengthsPM: [1_271_000, 1_291_000, 1_311_000, 1_331_000].map { $0 - 6_500...$0 + 6_500 },
      limits: [limit(.os2, 2_000, 4_000, "IEEE-802.3", .memory)],
      transmit: power(-3_200, 4_400, "IEEE-802.3", .memory),
      receive: power(-7_200, 4_400, "IEEE-802.3", .memory),
      damageMilliDBm: Sourced(5_400, "IEEE-802.3", .memory), correction: fourLevels),
    Optic(
      "400G-FR4-MSA", aliases: ["400G-FR4 MSA"], .coarse4, laneRateGbps: 100, .duplex,
      polish: .upc, faceSource: pair,
      wavelengthsPM: [1_271_000, 1_291_000, 1_311_000, 1_331_000].map { $0 - 6_500...$0 + 6_500 },
      limits: [limit(.os2, 2_000, 4_000, "EDGE-FR4", .published(1))],
      transmit: power(-3_300, 3_500, "EDGE-FR4", .published(1)),
      receive: power(-7_300, 3_500, "EDGE-FR4", .published(1)),
      damageMilliDBm: Sourced(4_500, "EDGE-FR4", .published(1)), correction: fourLevels),
  ]

  private static func half(_ name: String, _ aliases: [String], _ layout: LaneLayout) -> Optic {
    let overOS2 = GradeLimit(
      .os2, reachMM: metres(500, "EDGE-DR4 TRIXON WAVESPLIT", .published(3)),
      lossMilliDB: Sourced(3_000, "FOTC WAVESPLIT", .published(2)))
    return Optic(
      name, aliases: aliases, .long1310, laneRateGbps: 100, layout,
      polish: layout == .duplex ? .upc : .apc, faceSource: layout == .duplex ? pair : angled,
      wavelengthsPM: around1310,
      limits: [
        overOS2,
        limit(.os1a, 250, 3_000, "FOTC", layout == .parallel8 ? .published(1) : .derived),
      ],
      transmit: power(-2_900, 4_000, "EDGE-DR4 TRIXON WAVESPLIT", .published(3)),
      receive: power(-5_900, 4_000, "EDGE-DR4 TRIXON WAVESPLIT", .published(3)),
      damageMilliDBm: Sourced(5_000, "EDGE-DR4 TRIXON WAVESPLIT", .published(3)),
      correction: fourLevels)
  }

  private static func twoKilometres(_ name: String, _ aliases: [String], _ layout: LaneLayout)
    -> Optic
  {
    Optic(
      name, aliases: aliases, .long1310, laneRateGbps: 100, layout,
      polish: layout == .duplex ? .upc : .apc, faceSource: layout == .duplex ? pair : angled,
      wavelengthsPM: around1310,
      limits: [
        GradeLimit(
          .os2, reachMM: metres(2_000, "vendor pages", .published(2)),
          lossMilliDB: Sourced(4_000, "IEEE-802.3", .memory))
      ],
      transmit: power(-3_100, 4_000, "IEEE-802.3", .memory),
      receive: power(-7_100, 4_000, "IEEE-802.3", .memory),
      damageMilliDBm: Sourced(5_000, "IEEE-802.3", .memory), correction: fourLevels)
  }
}
