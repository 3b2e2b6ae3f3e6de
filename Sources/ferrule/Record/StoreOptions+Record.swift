import Paper
import Store

extension StoreOptions {
  /// Records one thing in one change, and says what was recorded.
  func record(_ body: (StoreView, Draft, String) throws -> RecordedFact) throws {
    try record { _, view, draft, author in try body(view, draft, author) }
  }

  /// The same, with the store at hand to keep pictures in.
  func record(_ body: (Store, StoreView, Draft, String) throws -> RecordedFact) throws {
    let store = try open()
    let author = try author(store)
    let recorded = try store.write(author: author) { view, draft in
      try body(store, view, draft, author)
    }
    Console.out(json ? recorded.json.pretty : recorded.line)
    for sentence in recorded.told { Console.error("note: \(SafeLine.text(sentence))") }
  }
}
