/// What a person gave at a prompt.
enum Entry: Equatable {
  /// A line, and Enter; blanks around it are taken off.
  case typed(String)
  /// A code the scanner read. What was typed before it is dropped.
  case scanned(String)
}

extension Entry {
  /// The line or the code, and whether it is a code.
  var text: (String, isScanned: Bool) {
    switch self {
    case .typed(let text): (text, false)
    case .scanned(let code): (code, true)
    }
  }
}
