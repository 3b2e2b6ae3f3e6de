public import Plant

/// A record or fact that a REF can name, with what a person calls it.
public struct Thing: Hashable, Sendable {
  /// Which table it is in.
  public var kind: ThingKind
  /// Its id.
  public var id: ThingID
  /// What a person calls it, such as `LG28-01:17`.
  public var label: String
  /// Since when it is retired; ms UTC.
  public var retiredAtMS: Int64?

  /// A thing with all its parts.
  public init(kind: ThingKind, id: ThingID, label: String, retiredAtMS: Int64? = nil) {
    self.kind = kind
    self.id = id
    self.label = label
    self.retiredAtMS = retiredAtMS
  }

  /// The thing as the subject of a fact.
  public var subject: Subject { Subject(kind: kind, id: id) }
}
