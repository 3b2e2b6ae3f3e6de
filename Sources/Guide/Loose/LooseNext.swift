public import Plant

/// What to do about the loose ends of one place.
public enum LooseNext: Hashable, Sendable {
  /// Work at a port.
  case work(ref: String)
  /// Go on with a repair.
  case resume(code: String)
  /// Look at a thing.
  case show(ref: String)
  /// Close a task.
  case closeTask(ThingID)
}
