/// What a joint is to a job that puts another cord in: a cord has two ends, and both are worked at.
public enum CordChange: Hashable, Sendable {
  /// The port the job was begun at, where it is said which cord goes in.
  case named
  /// The joint at the cord's other end: a position on a panel, or the far port where nothing lies between.
  case follows(CordArrival)
  /// The port at the far end of the link: shut meanwhile, and opened only if the cord ends there.
  case shut

  /// What arrives at the cord's other end; nil at a port.
  public var arrival: CordArrival? {
    if case .follows(let arrival) = self { arrival } else { nil }
  }
}
