/// What the program has said to be done.
struct Promise {
  /// Words that stand in the dump of the store.
  var words: Set<String> = []
  /// How many questions to the operations centre the dump has at least.
  var asks = 0
  /// Files and folders that are there.
  var files: Set<String> = []

  /// Adds another promise to this one.
  mutating func add(_ other: Promise) {
    words.formUnion(other.words)
    files.formUnion(other.files)
    asks = max(asks, other.asks)
  }
}

/// A dump, in the parts that promises are about.
struct DumpReading {
  let text: String
  let words: Set<Substring>
  let asks: Int

  init(_ text: String) {
    self.text = text
    words = Set(text.split(separator: "\""))
    asks = text.split(separator: "\n").count { $0.hasPrefix("ask ") }
  }

  func lacks(_ words: some Sequence<String>) -> [String] {
    words.filter { !self.words.contains(Substring($0)) }.sorted()
  }

  /// How many of the words are there.
  func count(_ words: some Sequence<String>) -> Int {
    words.count { self.words.contains(Substring($0)) }
  }
}
