/// How a loss tester was set to zero: how many of the two end joints its readings contain.
public enum LossReference: String, Hashable, Sendable, CaseIterable {
  /// Both end joints are in the reading: the usual way in a data hall.
  case oneJumper = "1-jumper"
  /// One of them is.
  case twoJumper = "2-jumper"
  /// None is.
  case threeJumper = "3-jumper"

  /// How many end joints the limit has to allow for.
  public var endJoints: Int {
    switch self {
    case .oneJumper: 2
    case .twoJumper: 1
    case .threeJumper: 0
    }
  }
}
