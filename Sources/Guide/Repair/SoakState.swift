/// How the soak of the link stands.
public enum SoakState: Hashable, Sendable {
  case notStarted
  /// Counters were cleared.
  case running(SoakTime)
  case passed(atMS: Int64)
  case failed(atMS: Int64)
}
