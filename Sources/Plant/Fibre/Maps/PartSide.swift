/// One of the two sides of a part: the ends of a cable, rear and front of a cassette.
public enum PartSide: String, Hashable, Sendable, CaseIterable {
  case near
  case far

  /// The side light leaves by when it comes in by this one.
  public var other: PartSide { self == .near ? .far : .near }
}
