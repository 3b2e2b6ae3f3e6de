/// One link of a fabric dump, whichever of its ends were printed.
///
/// The medium is not in the dump.
public struct FabricLink: Hashable, Sendable {
  /// The first end: the switch of a host's link, else the lesser name, else the lesser port.
  public let a: FabricEnd
  /// The other end.
  public let b: FabricEnd
  /// The number of lanes, 1, 2, 4, 8 or 12; nil if the dump prints `??`.
  public let width: Int?
  /// Width and speed as printed: `4xHDR`.
  public let speed: String
  /// The lines the link was read from: two, or one if only one end is printed.
  public let lines: [Int]
}
