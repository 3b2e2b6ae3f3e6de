/// How the two fibres of a duplex cord run.
///
/// Written as what they do: the standards' words "straight-through" and "crossover" mean the opposite
/// of what one expects.
public enum DuplexPolarity: String, Hashable, Sendable, CaseIterable {
  /// A at one end is B at the other: the usual cord.
  case aToB = "a-to-b"
  /// A stays A; also what a rolled pair makes of a usual cord.
  case aToA = "a-to-a"

  /// For a label or a sentence.
  public var text: String { self == .aToB ? "A→B" : "A→A" }

  /// The other one.
  public var other: DuplexPolarity { self == .aToB ? .aToA : .aToB }
}
