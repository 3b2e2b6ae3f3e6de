/// What is to be said of a plan, or of part of it.
public struct PlanCheck: Sendable {
  /// How many links were looked at.
  public var links = 0
  /// Of how many it can be said whether they are good.
  public var judged = 0
  /// What is wrong; what is unsafe first, else in the order of the links.
  public var failed: [PlanFinding] = []
  /// The links of which it cannot be said, in their order.
  public var cannot: [UnjudgedLink] = []
  /// Links that are good as far as they were judged, by what was not.
  public var partly: [UnjudgedKind: Int] = [:]
  /// The links along which something was seen otherwise than planned, in their order.
  public var seen: [SeenLink] = []
  /// How many links have something wrong.
  public var failedLinks = 0
  /// How many links are good.
  public var good = 0

  /// A check of nothing.
  public init() {}
}
