/// Whether a port is shut, and for whom.
public struct GateState: Hashable, Sendable {
  /// Who it is shut for, oldest first; empty if it is open.
  public var holders: [GateHolder] = []
  /// Whether we gave it back last without its being opened: it stays shut for others.
  public var isGivenBack = false

  /// Whether it is shut for anybody.
  public var isShut: Bool { !holders.isEmpty }
  /// Whether it is shut for this repair.
  public var isShutForUs: Bool { holders.contains { $0.isOurs } }
  /// Somebody else it is shut for.
  public var otherHolder: GateHolder? { holders.first { !$0.isOurs } }
  /// Whether it was given back and is shut for others still.
  public var isLeftShut: Bool { isGivenBack && isShut && !isShutForUs }
}
