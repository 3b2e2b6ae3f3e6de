public import Plant

extension Job {
  /// Whether two jobs are one repair, begun on two laptops: the same code at the same joint.
  public func isSameRepair(as other: Job) -> Bool {
    joint == other.joint && code.folded == other.code.folded
  }
}
