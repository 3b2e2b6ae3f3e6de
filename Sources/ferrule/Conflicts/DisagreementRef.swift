import Plant
import Store

/// What a person types for a disagreement: a thing, and a word where people disagree about more than
/// one of its sides.
struct DisagreementRef {
  var ref: String
  var word: String?

  /// All that are meant, in the order of the list.
  ///
  /// - Throws: an error with code `no-such-thing` or `not-disputed`.
  func all(_ view: StoreView) throws -> [Disagreement] {
    let about = try about(view)
    guard let word else { return about }
    let wanted = NameFolding.fold(word)
    let meant = about.filter { $0.answers(to: wanted) }
    guard meant.isEmpty else { return meant }
    throw StoreError(
      .notDisputed, "Nobody disagrees about \(ref) \(word).",
      next: "one of: \(Self.list(about))")
  }

  /// The one that is meant.
  ///
  /// - Throws: an error with code `no-such-thing`, `not-disputed` or `ambiguous`.
  func one(_ view: StoreView) throws -> Disagreement {
    let meant = try all(view)
    guard let only = meant.first, meant.count == 1 else {
      throw StoreError(
        .ambiguous, "\(ref) has \(meant.count) disagreements.", next: "one of: \(Self.list(meant))")
    }
    return only
  }

  private func about(_ view: StoreView) throws -> [Disagreement] {
    let open = try view.disagreements()
    let named = try view.things(named: ref) + view.things(named: ref, asRecorded: true)
    var ids = Set(named.map(\.id))
    for port in named where port.kind == .port {
      ids.formUnion(try view.links(ofPort: port.id).map(\.id))
    }
    let folded = NameFolding.fold(ref)
    let about = open.filter { item in
      item.subjects.contains { ids.contains($0.id) }
        || NameFolding.fold(item.thing.label) == folded
        || (folded.utf8.count >= 8 && item.thing.id.description.hasPrefix(folded))
    }
    guard about.isEmpty else { return about }
    // Says so where there is no such thing.
    if named.isEmpty { _ = try view.thing(named: ref) }
    throw StoreError(
      .notDisputed, "Nobody disagrees about \(ref).", next: "ferrule conflicts list")
  }

  private static func list(_ items: [Disagreement]) -> String {
    items.prefix(6).map { "\(ShellWord.quoted($0.thing.label)) \($0.word)" }.joined(separator: "; ")
      + (items.count > 6 ? " and \(items.count - 6) more" : "")
  }

  /// Remembers what was shown, so that a decision is about nothing else.
  static func remember(_ items: [Disagreement], _ store: Store) {
    // A store that cannot be written now can be looked at all the same.
    try? store.rememberShown(items)
  }
}

extension Disagreement {
  /// Whether a folded word means this one: its own word, what it is about, or one of the columns.
  fileprivate func answers(to folded: String) -> Bool {
    if [word, what].contains(where: { NameFolding.fold($0) == folded }) { return true }
    if case .code(let code, let term) = matter,
      [code.rawValue, "\(code.rawValue) \(term)"].contains(folded)
    {
      return true
    }
    guard case .values(let cells)? = answers.first?.content else { return false }
    return cells.keys.contains(folded)
  }
}
