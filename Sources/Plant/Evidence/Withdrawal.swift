/// An answer was taken back: it was typed by mistake.
public struct Withdrawal: Hashable, Sendable {
  /// Table of the fact taken back.
  public var factKind: String
  /// The fact taken back.
  public var fact: ThingID
  /// Why, as said.
  public var why: String?

  /// All its parts.
  public init(factKind: String, fact: ThingID, why: String? = nil) {
    self.factKind = factKind
    self.fact = fact
    self.why = why
  }
}
