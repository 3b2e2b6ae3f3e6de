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
  /// The port, panel position, tool or other thing; nil if it is not in the store.
  public var subject: Subject?

  /// All its parts.
  public init(
    ref: String, place: Place? = nil, ticket: String? = nil, ends: [LooseEnd], next: LooseNext,
    subject: Subject? = nil
  ) {
    self.ref = ref
    self.place = place
    self.ticket = ticket
    self.ends = ends
    self.next = next
    self.subject = subject
  }

  /// Whether anything of that kind is loose here.
  public func has(_ kind: LooseKind) -> Bool { ends.contains { $0.kind == kind } }
}
