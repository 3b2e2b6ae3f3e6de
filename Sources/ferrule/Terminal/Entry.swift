/// What a person gave at a prompt.
enum Entry: Equatable {
  /// A line, and Enter; blanks around it are taken off.
  case typed(String)
  /// A code the scanner read. What was typed before it is dropped.
  case scanned(String)
}
