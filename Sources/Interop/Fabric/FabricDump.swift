/// What a dump of a running fabric says.
public struct FabricDump: Hashable, Sendable {
  /// The header's date, as printed: it has no time zone.
  ///
  /// Nil if there is no header.
  public let generatedAt: String?
  /// The switches, in the dump's order.
  public let switches: [FabricSwitch]
  /// The hosts, in the dump's order.
  public let hosts: [FabricHost]
  /// The links, in the dump's order, each once.
  public let links: [FabricLink]
  /// How many links are printed from one end only.
  public let oneSided: Int
  /// How many aggregation nodes inside switches were left out.
  public let aggregationNodes: Int
  /// What was read past.
  public let warnings: [ImportWarning]
}
