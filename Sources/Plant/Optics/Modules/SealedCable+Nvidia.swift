extension SealedCable {
  /// Cables with fixed modules.
  static let nvidia: [SealedCable] = [
    SealedCable(
      beginsWith: "MCP4Y10", medium: .dac, formFactor: .osfp, laneRateGbps: 100,
      source: Sourced("twin-port DAC", "NV-100G", .published(1))),
    SealedCable(
      beginsWith: "MCP7Y", medium: .dac, formFactor: .osfp, laneRateGbps: 100,
      source: Sourced("split DAC", "memory", .memory)),
    SealedCable(
      beginsWith: "MCA4J80", medium: .dac, formFactor: .osfp, laneRateGbps: 100,
      source: Sourced("active copper", "memory", .memory)),
    SealedCable(
      beginsWith: "MFA7U", medium: .aoc, formFactor: .osfp, laneRateGbps: 50,
      source: Sourced("split AOC to QSFP56", "NV-100G", .published(1))),
    SealedCable(
      beginsWith: "MFS1S", medium: .aoc, formFactor: .qsfp56, laneRateGbps: 50,
      source: Sourced("HDR AOC", "memory", .memory)),
    SealedCable(
      beginsWith: "MCP1650", medium: .dac, formFactor: .qsfp56, laneRateGbps: 50,
      source: Sourced("HDR DAC", "memory", .memory)),
    SealedCable(
      beginsWith: "MFA1A", medium: .aoc, formFactor: .qsfp28, laneRateGbps: 25,
      source: Sourced("EDR AOC", "memory", .memory)),
    SealedCable(
      beginsWith: "MCP1600", medium: .dac, formFactor: .qsfp28, laneRateGbps: 25,
      source: Sourced("EDR DAC", "memory", .memory)),
  ]
}
