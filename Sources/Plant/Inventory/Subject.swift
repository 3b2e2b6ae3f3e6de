/// The thing a fact is about.
public struct Subject: Hashable, Sendable {
  /// Which table it is in.
  public var kind: ThingKind
  /// Its id there.
  public var id: ThingID

  /// All its parts.
  public init(kind: ThingKind, id: ThingID) {
    self.kind = kind
    self.id = id
  }
}
