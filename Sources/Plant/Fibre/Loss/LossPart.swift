/// One term of a loss limit.
public struct LossPart: Hashable, Sendable {
  /// What loses light.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case fibre
    case endJoint = "end-joint"
    case midJoint = "mid-joint"
    case splice
  }

  /// What it is.
  public var kind: Kind
  /// How many of them.
  public var count: Int
  /// What each may lose; thousandths of dB.
  public var eachMilliDB: Int

  /// All its parts.
  public init(_ kind: Kind, count: Int, eachMilliDB: Int) {
    self.kind = kind
    self.count = count
    self.eachMilliDB = eachMilliDB
  }

  /// All of them; thousandths of dB.
  public var milliDB: Int { count * eachMilliDB }
}
