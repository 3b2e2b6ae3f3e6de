/// How a procedure finds its joints when it begins.
public enum ProcedureStart: String, Hashable, Sendable, CaseIterable {
  /// In service: the joint is to be opened, and what was said of the link before counts no more.
  case plugged
  /// Nothing is plugged in yet.
  case unplugged
  /// Nothing is opened: what was recorded before counts.
  case untouched
}
