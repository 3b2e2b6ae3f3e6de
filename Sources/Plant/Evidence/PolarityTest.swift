/// A polarity test: where the light of each position arrived.
public struct PolarityTest: Hashable, Sendable {
  /// What was tested.
  public var subject: Subject
  /// The end at which near positions are counted; nil if nobody said.
  public var near: Subject?
  /// The tester used.
  public var tester: String?
  /// Far position by near position, plug view, key up; nil where none arrived.
  public var map: [Int: Int?]

  /// All its parts.
  public init(
    subject: Subject, near: Subject? = nil, tester: String? = nil, map: [Int: Int?] = [:]
  ) {
    self.subject = subject
    self.near = near
    self.tester = tester
    self.map = map
  }
}
