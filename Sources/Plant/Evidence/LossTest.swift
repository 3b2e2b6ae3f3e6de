/// A loss test.
public struct LossTest: Hashable, Sendable {
  /// What was tested.
  public var subject: Subject
  /// The end its readings call a; nil if nobody said.
  public var near: Subject?
  /// The tester used.
  public var tester: String?
  /// 1-jumper, 2-jumper or 3-jumper.
  public var referenceMethod: String?
  /// Length as measured; mm.
  public var lengthMM: Int64?
  /// pass or fail, as the tester said.
  public var verdict: String?
  /// The readings.
  public var readings: [LossReading]

  /// Whether nobody said that it failed: who writes down readings alone is not made to judge them.
  public var hasPassed: Bool { verdict != "fail" }

  /// All its parts.
  public init(
    subject: Subject, near: Subject? = nil, tester: String? = nil,
    referenceMethod: String? = nil, lengthMM: Int64? = nil, verdict: String? = nil,
    readings: [LossReading] = []
  ) {
    self.subject = subject
    self.near = near
    self.tester = tester
    self.referenceMethod = referenceMethod
    self.lengthMM = lengthMM
    self.verdict = verdict
    self.readings = readings
  }
}
