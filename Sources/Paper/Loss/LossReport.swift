public import Plant

/// What is said of a loss: the same values for text and JSON.
public struct LossReport: Sendable {
  /// What the limit is worked out from.
  public let setup: LossSetup
  /// What the grade of the joints between is called.
  public let midName: String
  /// What the grade of the end joints is called.
  public let endName: String
  /// The optic it is for, if any.
  public let optic: Optic?
  /// What was measured; thousandths of dB; nil if nothing was.
  public let measuredMilliDB: Int?
  /// What is to be said; nil if there is nothing to compare.
  public let verdict: LossVerdict?

  /// All its parts.
  public init(
    setup: LossSetup, midName: String, endName: String, optic: Optic?, measuredMilliDB: Int?
  ) {
    self.setup = setup
    self.midName = midName
    self.endName = endName
    self.optic = optic
    self.measuredMilliDB = measuredMilliDB
    verdict = LossVerdict(setup, optic: optic, measuredMilliDB: measuredMilliDB)
  }

  /// The optic's limit over the fibre.
  var application: GradeLimit? { optic?.limit(setup.grade) }
}
