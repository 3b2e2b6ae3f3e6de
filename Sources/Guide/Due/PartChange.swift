public import Plant

/// A part that went in, and what was tested and seen since.
public struct PartChange: Hashable, Sendable {
  /// The part going in.
  public var move: Recorded<PartMove>
  /// The end it went in at.
  public var port: ThingID
  /// Whether polarity was tested since.
  public var polarityTested: Bool
  /// Whether loss was tested since, and the last test of it passed.
  public var lossTested: Bool
  /// Tests since that found something wrong, the last of each kind, and what.
  public var wrongTests: [TestTopic: String] = [:]
  /// Why a test could not be made, as said in the repair; empty if nobody said so.
  public var excuses: [TestTopic: String]
  /// Whether somebody saw the other end of the cord clean since, or the link was accepted as it is; true
  /// for what is no cord.
  public var farFaceSettled: Bool
  /// Where that end is; nil stands for the port at the other end of the link.
  public var otherEnd: CordOtherEnd?
  /// Whether the job in which it went in has that end as a joint of its own.
  public var isOtherEndInJob: Bool
  /// Whether it replaced another part.
  public var isReplacement: Bool
  /// Whether the link was accepted since.
  public var isAccepted: Bool

  /// All its parts.
  public init(
    move: Recorded<PartMove>, port: ThingID, polarityTested: Bool, lossTested: Bool,
    excuses: [TestTopic: String] = [:], farFaceSettled: Bool = true,
    otherEnd: CordOtherEnd? = nil, isOtherEndInJob: Bool = false, isReplacement: Bool = false,
    isAccepted: Bool = false
  ) {
    self.move = move
    self.port = port
    self.polarityTested = polarityTested
    self.lossTested = lossTested
    self.excuses = excuses
    self.farFaceSettled = farFaceSettled
    self.otherEnd = otherEnd
    self.isOtherEndInJob = isOtherEndInJob
    self.isReplacement = isReplacement
    self.isAccepted = isAccepted
  }

  /// What a test since found wrong, as the reason for which it is owed; nil of one that nobody made.
  func wrong(_ topic: TestTopic) -> String? {
    wrongTests[topic].map(TestTopic.owedBecause)
      ?? excuses[topic].flatMap { TestTopic.wasMade(owedBecause: $0) ? $0 : nil }
  }
}
