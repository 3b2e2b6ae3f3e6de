/// Length and loss of a channel, and how much of what the optics allow they leave.
///
/// Nil is what cannot be said, because a length, a grade or a limit is not known.
public struct LinkMargins: Hashable, Sendable {
  /// The whole length; mm.
  public var lengthMM: Int64?
  /// How far the optics reach over the lowest grade; mm.
  public var reachMM: Int64?
  /// The most the joints, splices and fibre may lose between the modules; thousandths of dB.
  public var worstLossMilliDB: Int?
  /// What the optics allow; thousandths of dB.
  public var lossLimitMilliDB: Int?

  /// What is left of the reach; mm; negative if it is too long.
  public var reachMarginMM: Int64? {
    guard let reachMM, let lengthMM else { return nil }
    return reachMM - lengthMM
  }

  /// What is left of the loss; thousandths of dB; negative if it is too much.
  public var lossMarginMilliDB: Int? {
    guard let lossLimitMilliDB, let worstLossMilliDB else { return nil }
    return lossLimitMilliDB - worstLossMilliDB
  }
}
