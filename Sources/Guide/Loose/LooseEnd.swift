/// One thing that is not as it should be, at a place that has it.
public struct LooseEnd: Hashable, Sendable {
  /// What kind.
  public var kind: LooseKind
  /// What and since when, in plain words; nobody is blamed.
  public var what: String
  /// Since when; ms UTC.
  public var sinceMS: Int64

  /// All its parts.
  public init(kind: LooseKind, what: String, sinceMS: Int64) {
    self.kind = kind
    self.what = what
    self.sinceMS = sinceMS
  }
}
