/// What a choice does.
public enum ChoiceKind: Hashable, Sendable {
  /// Records facts.
  case record
  /// Ends the job, in which nothing was opened: its beginning is taken back.
  case end
  /// Takes the last answer back.
  case undo
  /// Shows why; records nothing.
  case why
  /// Leaves the repair as it is; records nothing and loses nothing.
  case leave
}
