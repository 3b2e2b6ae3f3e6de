/// What somebody is sent to do.
public enum TaskKind: String, Hashable, Sendable, CaseIterable {
  /// Look which of several answers is true.
  case look
  /// Change patches that belong together.
  case repatch
  /// Fetch a part.
  case fetch
  /// Take over something loose from who goes home.
  case handover
  case other
}
