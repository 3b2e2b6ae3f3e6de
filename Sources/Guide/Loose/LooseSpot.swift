public import Plant

/// A port, panel position or tool, and all that is loose there.
public struct LooseSpot: Hashable, Sendable {
  /// What to type for it, such as `S1-L3:4/1`.
  public var ref: String
  /// Where it is; nil if nobody knows.
  public var place: Place?
  /// The ticket it belongs to.
  public var ticket: String?
  /// What is loose, most urgent first.
  public var ends: [LooseEnd]
  /// What to do next.
  public var next: LooseNext

  /// All its parts.
  public init(
    ref: String, place: Place? = nil, ticket: String? = nil, ends: [LooseEnd], next: LooseNext
  ) {
    self.ref = ref
    self.place = place
    self.ticket = ticket
    self.ends = ends
    self.next = next
  }

  /// Whether anything of that kind is loose here.
  public func has(_ kind: LooseKind) -> Bool { ends.contains { $0.kind == kind } }
}
