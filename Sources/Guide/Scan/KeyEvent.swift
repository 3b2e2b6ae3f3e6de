/// What came from a terminal whose keys are read one by one.
public enum KeyEvent: Hashable, Sendable {
  /// A key that writes.
  case character(Character)
  /// Enter.
  case enter
  /// Backspace: the last character goes.
  case erase
  /// Ctrl-U: the whole line goes.
  case eraseLine
  /// Ctrl-C: the person leaves.
  case leave
  /// Ctrl-D: nothing more will come.
  case end
  /// Ctrl-Z: the program is to be stopped for a while.
  case suspend
  /// A code that a scanner read, without its prefix and what the scanner sends after it.
  case scan(String)
  /// What no hand types and no code is in, such as several short lines at once. Nothing of it counts.
  case unread
}
