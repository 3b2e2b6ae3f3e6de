import Paper

/// What changes that are held wait for, in words.
enum HeldText {
  /// One part for each thing waited for: `2 changes wait for a newer ferrule`.
  static func parts(all: Int, forUpgrade: Int) -> [String] {
    let forChanges = all - forUpgrade
    var parts: [String] = []
    if forChanges > 0 {
      parts.append(
        waits(
          forChanges, forChanges == 1 ? "what it was written after" : "what they were written after"
        ))
    }
    if forUpgrade > 0 { parts.append(waits(forUpgrade, "a newer ferrule")) }
    return parts
  }

  private static func waits(_ count: Int, _ what: String) -> String {
    "\(CountText.of(count, "change")) \(count == 1 ? "waits" : "wait") for \(what)"
  }
}
