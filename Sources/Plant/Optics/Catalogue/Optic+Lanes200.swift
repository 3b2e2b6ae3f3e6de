extension Optic {
  /// Lanes of 200 Gb/s: 800G over four, 1.6T over eight.
  ///
  /// The standard was a draft when these were noted down; no powers were found.
  static let lanes200: [Optic] = [
    single(
      "800GBASE-DR4", ["800G-DR4", "XDR-DR4", "1.6T-2xDR4"], .parallel4, reachM: 500, loss: 3_000),
    single("1.6TBASE-DR8", ["1.6T-DR8"], .parallel8, reachM: 500, loss: 3_000),
    single("1.6TBASE-DR8-2", ["1.6T-DR8-2"], .parallel8, reachM: 2_000, loss: 4_000),
  ]

  private static func single(
    _ name: String, _ aliases: [String], _ layout: LaneLayout, reachM: Int64, loss: Int
  ) -> Optic {
    Optic(
      name, aliases: aliases, .long1310, laneRateGbps: 200, layout, polish: .apc,
      faceSource: Sourced("MPO, APC", "IEEE-802.3dj draft", .guess), wavelengthsPM: around1310,
      limits: [limit(.os2, reachM, loss, "IEEE-802.3dj draft", .guess)],
      correction: Sourced(
        reachM > 500 ? "RS(544,514) and inner code" : "RS(544,514)", "IEEE-802.3dj draft", .guess))
  }
}
