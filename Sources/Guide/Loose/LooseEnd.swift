public import Plant

/// One thing that is not as it should be, at a place that has it.
public struct LooseEnd: Hashable, Sendable {
  /// What kind.
  public var kind: LooseKind
  /// What and since when, in plain words; nobody is blamed.
  public var what: String
  /// Since when; ms UTC.
  public var sinceMS: Int64
  /// The fact since which it is; nil if none says so.
  public var sinceFact: ThingID?
  /// The code of the repair it is; nil where it is none.
  public var code: ShortCode?
  /// Whose it is: nobody's by name, or passed on, accepted, refused.
  public var hand: LooseHand
  /// What was seen of a plug that went in although its faces were not both seen clean.
  public var plugSeen = PlugSeen.Word.unseen

  /// All its parts.
  public init(
    kind: LooseKind, what: String, sinceMS: Int64, sinceFact: ThingID? = nil,
    hand: LooseHand = .open
  ) {
    self.kind = kind
    self.what = what
    self.sinceMS = sinceMS
    self.sinceFact = sinceFact
    self.hand = hand
  }

  /// It in a word or two.
  public var word: String { kind == .unseen ? plugSeen.rawValue : kind.word }
}
