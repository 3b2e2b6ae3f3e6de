/// How the soak of the link stands.
public enum SoakState: Hashable, Sendable {
  case notStarted
  /// Counters were cleared; long enough at `dueMS`; ms UTC.
  case running(startedMS: Int64, dueMS: Int64)
  case passed(atMS: Int64)
  case failed(atMS: Int64)
}
