import Foundation

/// A line on standard error that tells how far a long step is; only on a terminal.
struct ProgressLine {
  let what: String

  /// Shows the count so far over the last one.
  func show(_ count: Int, of total: Int? = nil) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let goal = total.map { " of \($0)" } ?? ""
    FileHandle.standardError.write(Data("\r\u{1B}[K\(what): \(count)\(goal)".utf8))
  }

  /// Removes the line.
  func done() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
