/// What became of a change that was offered to the store.
public enum AcceptOutcome: Hashable, Sendable {
  /// It was applied.
  case applied
  /// It was here already.
  case known
  /// It waits: something it names is not here, or it needs a newer ferrule.
  case held
}
