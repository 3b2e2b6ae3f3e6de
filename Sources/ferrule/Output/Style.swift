import Foundation

/// Colour for a terminal.
///
/// Never the only carrier of a meaning.
struct Style {
  let isOn: Bool

  private static let strong = "\u{1B}[1m"
  private static let warning = "\u{1B}[1;33m"
  private static let dim = "\u{1B}[2m"
  /// What ends a colour.
  static let end = "\u{1B}[0m"
  /// What a coloured line begins with.
  static let starts = [strong, warning, dim]

  /// Whether to colour: as asked, else only on a terminal that does not say no.
  init(_ choice: ColorChoice) {
    switch choice {
    case .always: isOn = true
    case .never: isOn = false
    case .auto:
      isOn =
        Console.isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
  }

  /// Stands out: what to do.
  func strong(_ text: String) -> String { isOn ? Self.strong + text + Self.end : text }
  /// A warning.
  func warning(_ text: String) -> String { isOn ? Self.warning + text + Self.end : text }
  /// Less important.
  func dim(_ text: String) -> String { isOn ? Self.dim + text + Self.end : text }
}
