/// All that was found out about a link.
public struct LinkJudgement: Hashable, Sendable {
  /// What is to be said first.
  public var verdict: LinkVerdict
  /// Everything that is wrong; what is unsafe first.
  public var findings: [LinkFinding]
  /// Where every lane arrives; nil if that cannot be said.
  public var lanes: [LaneResult]?
  /// What nobody said, and so was not judged.
  public var unjudged: [LinkUnknown]
  /// Length and loss against what the optics allow.
  public var margins: LinkMargins

  /// Whether every rule could be tried.
  public var isWhole: Bool { unjudged.isEmpty }
}
