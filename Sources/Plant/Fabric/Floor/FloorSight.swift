/// Something that was seen or measured on the floor and is otherwise than planned.
///
/// It stands beside what `check` says of the plan and changes no verdict.
public struct FloorSight: Hashable, Sendable {
  /// How it is known.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The last look at a face did not find it clean.
    case face
    /// Somebody said what is there.
    case found
    /// A polarity test.
    case polarityTest = "polarity-test"
  }

  /// How it is known.
  public var kind: Kind
  /// What a person calls the thing.
  public var label: String
  /// What was seen, in words.
  public var what: String
  /// Who saw it.
  public var technician: String
  /// When; ms UTC.
  public var atMS: Int64

  /// All its parts.
  public init(_ kind: Kind, _ label: String, _ what: String, technician: String, atMS: Int64) {
    self.kind = kind
    self.label = label
    self.what = what
    self.technician = technician
    self.atMS = atMS
  }
}
