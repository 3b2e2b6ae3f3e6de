extension Optic {
  /// What NVIDIA promises of its own 400G ports, which is less than the standard's reach.
  ///
  /// Powers are not published: read them from the module.
  static let nvidia: [Optic] = [
    Optic(
      "NVIDIA-400G-SR4", aliases: ["NDR-SR4"], .short850, laneRateGbps: 100, .parallel4,
      polish: .apc, faceSource: Sourced("MPO-12, APC", "NV-CONN-TBL", .published(1)),
      wavelengthsPM: [844_000...863_000],
      limits: [
        limit(.om3, 30, nil, "NVIDIA", .published(3)),
        limit(.om4, 50, nil, "NVIDIA", .published(3)),
      ],
      correction: fourLevels),
    singleMode("NVIDIA-400G-DR4-100M", ["NDR-DR4-100M"], reachM: 100),
    singleMode("NVIDIA-400G-DR4-500M", ["NDR-DR4", "NDR-DR4-500M"], reachM: 500),
  ]

  private static func singleMode(_ name: String, _ aliases: [String], reachM: Int64) -> Optic {
    Optic(
      name, aliases: aliases, .long1310, laneRateGbps: 100, .parallel4, polish: .apc,
      faceSource: Sourced("MPO-12, APC", "NV-CONN-TBL", .published(1)),
      wavelengthsPM: around1310,
      limits: [limit(.os2, reachM, nil, "NVIDIA", .published(3))],
      correction: fourLevels)
  }
}
