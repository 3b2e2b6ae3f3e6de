/// One thing that is wrong with a link as it is planned or built.
public struct LinkFinding: Hashable, Sendable {
  /// The rule.
  public var code: FindingCode
  /// Where.
  public var place: ChannelPlace
  /// The place in words.
  public var placeText: String
  /// The parts that do not suit, by what people call them.
  public var parts: [String]
  /// What is wrong, in a sentence.
  public var what: String
  /// What to change.
  public var fix: String

  /// All its parts.
  public init(
    _ code: FindingCode, at place: ChannelPlace, _ placeText: String, parts: [String],
    what: String, fix: String
  ) {
    self.code = code
    self.place = place
    self.placeText = placeText
    self.parts = parts
    self.what = what
    self.fix = fix
  }
}
