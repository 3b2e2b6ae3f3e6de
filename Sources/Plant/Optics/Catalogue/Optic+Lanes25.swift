extension Optic {
  /// Lanes of 25 Gb/s: 100G over four.
  static let lanes25: [Optic] = [
    Optic(
      "100GBASE-SR4", aliases: ["100G-SR4", "EDR-SR4"], .short850, laneRateGbps: 25, .parallel4,
      polish: .upc, faceSource: flat, wavelengthsPM: [840_000...860_000],
      limits: [
        limit(.om3, 70, 1_800, "IEEE-802.3", .memory),
        limit(.om4, 100, 1_900, "IEEE-802.3", .memory),
        GradeLimit(
          .om5, reachMM: metres(100, "IEEE-802.3", .memory),
          lossMilliDB: Sourced(1_900, "as OM4", .derived)),
      ],
      transmit: power(-8_400, 2_400, "ONTOLT", .published(1)),
      receive: PowerRange(
        least: Sourced(-10_300, "ASTER", .published(1)),
        most: Sourced(2_400, "IEEE-802.3", .memory)),
      damageMilliDBm: Sourced(3_400, "IEEE-802.3", .memory), correction: twoLevels),
    Optic(
      "100G-PSM4", aliases: ["PSM4"], .long1310, laneRateGbps: 25, .parallel4, polish: .apc,
      faceSource: Sourced("MPO-12, APC", "PSM4-MSA", .memory),
      wavelengthsPM: [1_295_000...1_325_000],
      limits: [limit(.os2, 500, 3_260, "PSM4-MSA", .guess)]),
  ]
}
