extension Optic {
  /// Lanes of 50 Gb/s: 200G over four, 400G over eight.
  static let lanes50: [Optic] = [
    Optic(
      "200GBASE-SR4", aliases: ["200G-SR4", "HDR-SR4"], .short850, laneRateGbps: 50, .parallel4,
      polish: .upc, faceSource: flat, wavelengthsPM: [840_000...860_000],
      limits: over850(loss: .memory, reach: .memory, "IEEE-802.3"),
      transmit: power(-6_500, 4_000, "IEEE-802.3", .memory),
      receive: power(-8_400, 4_000, "IEEE-802.3", .memory),
      damageMilliDBm: Sourced(5_000, "IEEE-802.3", .memory), correction: fourLevels),
    eightLanes("400GBASE-SR8", aliases: ["400G-SR8"], .parallel8, polish: .apc),
    eightLanes(
      "400GBASE-SR8-24", aliases: ["400G-SR8-MPO24"], .twoRowSplit, polish: nil),
    eightLanes("400G-SR8-24-DUAL", aliases: [], .twoRowDual, polish: nil),
    Optic(
      "400GBASE-SR4.2", aliases: ["400G-SR4.2", "400G-BD4.2", "400G-BIDI"], .bidi850and910,
      laneRateGbps: 50, .bidi4, polish: .upc,
      faceSource: Sourced("MPO-12, mostly UPC; by maker", "vendor pages", .guess),
      wavelengthsPM: [844_000...863_000, 900_000...918_000],
      limits: [
        limit(.om3, 70, 1_700, "FOTC", .published(1)),
        limit(.om4, 100, 1_800, "FOTC", .published(1)),
        limit(.om5, 150, 2_000, "FOTC", .published(1)),
      ],
      transmit: power(-6_500, 4_000, "IEEE-802.3", .guess),
      receive: power(-8_500, 4_000, "IEEE-802.3", .guess),
      damageMilliDBm: Sourced(5_000, "IEEE-802.3", .guess), correction: fourLevels),
  ]

  private static func over850(loss: Confidence, reach: Confidence, _ source: String)
    -> [GradeLimit]
  {
    [
      limit(.om3, 70, 1_800, source, loss), limit(.om4, 100, 1_900, source, loss),
      GradeLimit(
        .om5, reachMM: metres(100, source, reach),
        lossMilliDB: Sourced(1_900, "as OM4", .derived)),
    ]
  }

  private static func eightLanes(
    _ name: String, aliases: [String], _ layout: LaneLayout, polish: Polish?
  ) -> Optic {
    Optic(
      name, aliases: aliases, .short850, laneRateGbps: 50, layout, polish: polish,
      faceSource: layout == .parallel8
        ? Sourced("MPO-16, APC", "NV-CONN-TBL", .published(1))
        : Sourced("MPO-24; rows and polish by maker", "KOLESAR-MAIL", .published(1)),
      wavelengthsPM: [840_000...860_000],
      limits: over850(loss: .published(1), reach: .published(1), "FOTC"),
      transmit: power(-6_500, 4_000, "IEEE-802.3", .memory),
      receive: power(-8_400, 4_000, "IEEE-802.3", .memory),
      damageMilliDBm: Sourced(5_000, "IEEE-802.3", .memory), correction: fourLevels)
  }
}
