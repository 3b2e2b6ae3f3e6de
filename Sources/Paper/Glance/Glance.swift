internal import Guide

/// What a laptop on a cart shows a metre away: at most 6 lines of 40 columns.
public enum Glance {
  /// The lines, each cut at a blank to the screen's width; what does not fit below is left out.
  ///
  /// - Parameters:
  ///   - lines: from the verdict to the least important.
  ///   - last: what to do, which always stays.
  public static func screen(_ lines: [String], last: String? = nil) -> [String] {
    let room = Columns.height - (last == nil ? 0 : 1)
    let shown = lines.prefix(room) + (last.map { [$0] } ?? [])
    return shown.map { cut(SafeLine.text($0)) }
  }

  /// A list under its head, and what to type, on two lines where it is longer than one.
  ///
  /// Of what there is no room for is said how much it is.
  public static func list(_ head: String, _ items: [String], command: String?) -> [String] {
    let typed = command.map { Columns.wrap(SafeLine.text("do: \($0)"), indent: " ") } ?? []
    let last = Columns.first(2, of: typed)
    let room = Columns.height - 1 - last.count
    let shown = items.prefix(items.count > room ? room - 1 : room)
    let more = items.count - shown.count
    let lines = [head] + shown + (more > 0 ? ["and \(more) more"] : [])
    return lines.map { cut(SafeLine.text($0)) } + last
  }

  private static func cut(_ line: String) -> String {
    guard Columns.count(line) > Columns.width else { return line }
    let head = Columns.fitting(line, Columns.width - 2)
    let words = head.split(separator: " ").dropLast().joined(separator: " ")
    // A single long word is cut where it has to be.
    return (Columns.count(words) > Columns.width / 2 ? words : head) + ".."
  }

  /// A name and what stands beside it on one line: the name is shortened as far as need be.
  public static func line(_ before: String, _ name: String, _ after: String = "") -> String {
    let room = Columns.width - Columns.count(before) - Columns.count(after)
    return before + Columns.shorten(SafeLine.text(name), to: max(5, room)) + after
  }
}
