/// How a value came into a cell group.
@frozen
public enum LiveKind: Int, Sendable {
  /// By an INSERT whose author had seen no other INSERT of the row: equal ones do not disagree.
  case insert = 0
  /// By an UPDATE.
  case update = 1
  /// By an INSERT whose author had seen another one: it covers as an UPDATE does, but it is not
  /// counted as an edit when the row is retired meanwhile.
  case insertAgain = 2
}
