import Foundation

/// Colour for a terminal.
///
/// Never the only carrier of a meaning.
struct Style {
  let isOn: Bool

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
  func strong(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  /// A warning.
  func warning(_ text: String) -> String { isOn ? "\u{1B}[1;33m\(text)\u{1B}[0m" : text }
  /// Less important.
  func dim(_ text: String) -> String { isOn ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
