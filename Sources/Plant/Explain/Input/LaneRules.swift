/// From when on powers of lanes say something; the tool's own figures, a site may have others.
public struct LaneRules: Hashable, Sendable {
  /// At or below this a reading means no light; thousandths of dBm.
  public var darkMilliDBm: Int
  /// So far below the best of its neighbours a lane is low; thousandths of dB.
  public var lowMilliDB: Int
  /// Lanes that differ by no more than this are equally low; thousandths of dB.
  public var evenMilliDB: Int
  /// Loss that rises by so much across the ferrule is a slope; thousandths of dB.
  public var slopeMilliDB: Int
  /// So much of the loss may fall back from one position to the next on a slope; thousandths of dB.
  public var wobbleMilliDB: Int
  /// A receiver may read so much more than is sent to it, because both readings err; thousandths of dB.
  public var gainMilliDB: Int

  /// All its parts.
  public init(
    darkMilliDBm: Int, lowMilliDB: Int, evenMilliDB: Int, slopeMilliDB: Int, wobbleMilliDB: Int,
    gainMilliDB: Int
  ) {
    self.darkMilliDBm = darkMilliDBm
    self.lowMilliDB = lowMilliDB
    self.evenMilliDB = evenMilliDB
    self.slopeMilliDB = slopeMilliDB
    self.wobbleMilliDB = wobbleMilliDB
    self.gainMilliDB = gainMilliDB
  }

  /// Lanes of one module are within 2 dB of each other when nothing is wrong.
  public static let standard = LaneRules(
    darkMilliDBm: -30_000, lowMilliDB: 2_500, evenMilliDB: 1_500, slopeMilliDB: 2_000,
    wobbleMilliDB: 200, gainMilliDB: 3_000)
}
