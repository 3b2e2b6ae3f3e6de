internal import GRDB
internal import Plant

/// Which answers this laptop has shown to somebody; nothing of it travels.
extension StoreView {
  /// The state of a disagreement as it was last shown here; nil if it never was.
  public func stateShown(of item: Disagreement) throws -> String? {
    try ShownAnswers(db).states[item.key.number]
  }

  /// Whether what is decided now was shown like this before.
  ///
  /// - Throws: a ``StoreError`` with code `changed-meanwhile` if there is another answer now, or the
  ///   disagreement is gone.
  public func confirm(_ shown: Disagreement) throws {
    let now = try disagreements().first { $0.key == shown.key }
    guard let now else {
      throw StoreError(
        .changedMeanwhile,
        "\(shown.thing.label) \(shown.word) was decided meanwhile. Nothing was written.",
        next: "ferrule history \(ShellWord.quoted(shown.thing.label))")
    }
    guard now.state == shown.state else {
      throw StoreError(
        .changedMeanwhile,
        "The answers about \(shown.thing.label) \(shown.word) changed since they were shown. "
          + "Nothing was written.",
        next: "ferrule conflicts show \(ShellWord.quoted(shown.thing.label)) \(shown.word)")
    }
  }
}

extension Store {
  /// Remembers that these disagreements were shown as they are.
  public func rememberShown(_ items: [Disagreement]) throws {
    let known = try read { try ShownAnswers($0.db) }
    var shown = known
    for item in items { shown.note(item.key.number, item.state) }
    guard shown.states != known.states else { return }
    try transaction { try shown.save($0) }
  }
}

/// The last states shown, the newest last.
private struct ShownAnswers {
  private static let limit = 2_000
  private static let name = "shown_answers"

  private var order: [String] = []
  private(set) var states: [String: String] = [:]

  init(_ db: Database) throws {
    for pair in (try Meta.text(db, Self.name) ?? "").split(separator: " ") {
      let halves = pair.split(separator: ":")
      if halves.count == 2 { note(String(halves[0]), String(halves[1])) }
    }
  }

  mutating func note(_ key: String, _ state: String) {
    guard states[key] != state else { return }
    order.removeAll { $0 == key }
    order.append(key)
    states[key] = state
  }

  func save(_ db: Database) throws {
    let kept = order.suffix(Self.limit).compactMap { key in states[key].map { "\(key):\($0)" } }
    try Meta.set(db, Self.name, kept.joined(separator: " "))
  }
}

extension Disagreement.Key {
  /// Sixteen digits that stand for it.
  fileprivate var number: String {
    let name = "\(kind.rawValue) \(thing) \(matter)"
    return StateNumber.of([name]) + StateNumber.of([name, "again"])
  }
}
