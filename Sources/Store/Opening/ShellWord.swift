/// A word as a person can paste it into a shell.
public enum ShellWord {
  /// The word itself if it is plain, else in single quotes; a long one is shortened.
  public static func quoted(_ text: String) -> String {
    let short = text.count > 60 ? String(text.prefix(57)) + "..." : text
    let line = String(short.map { $0.isNewline || $0 == "\0" ? " " : $0 })
    let plain = line.utf8.allSatisfy { unit in
      switch unit {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:@%+,".utf8.contains(unit)
      }
    }
    guard !plain || line.isEmpty || line.hasPrefix("-") else { return line }
    return "'"
      + line.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
