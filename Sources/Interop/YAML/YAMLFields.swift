internal import Yams

/// The entries of one mapping: each may be taken once, and none may be left over.
struct YAMLFields {
  let file: String
  /// The line it begins at.
  let line: Int
  private var left: [String: Node] = [:]

  init(_ node: Node, file: String, what: String) throws(ImportError) {
    self.file = file
    line = node.mark?.line ?? 1
    guard let mapping = node.mapping else {
      throw YAMLText.error(file, line, .badValue, "\(what) is wanted here, as `key: value`.")
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        throw YAMLText.error(file, key.mark?.line ?? line, .badValue, "A key is a word.")
      }
      left[name] = value
    }
  }

  private func error(_ line: Int?, _ code: ImportErrorCode, _ message: String) -> ImportError {
    YAMLText.error(file, line ?? self.line, code, message)
  }

  /// The line the value of a key begins at, or that of all of them if it is not there.
  func line(of key: String) -> Int { left[key]?.mark?.line ?? line }

  /// The text of a key; nil if it is not there.
  mutating func text(_ key: String, most: Int) throws(ImportError) -> String? {
    guard let node = left.removeValue(forKey: key) else { return nil }
    return try text(of: node, key, most: most)
  }

  private func text(of node: Node, _ key: String, most: Int) throws(ImportError) -> String {
    guard let text = node.scalar?.string else {
      throw error(node.mark?.line, .badValue, "\(key) is one text.")
    }
    guard !text.isEmpty, text.unicodeScalars.count <= most else {
      throw error(node.mark?.line, .badValue, "\(key) has from 1 to \(most) characters.")
    }
    return text
  }

  /// The text of a key that has to be there.
  mutating func needed(_ key: String, most: Int) throws(ImportError) -> String {
    guard let text = try text(key, most: most) else {
      throw error(line, .missingKey, "\(key) is missing.")
    }
    return text
  }

  /// A name of small letters, digits and hyphens.
  mutating func name(_ key: String) throws(ImportError) -> String {
    let line = line(of: key)
    let name = try needed(key, most: 40)
    guard Self.isName(name) else {
      throw error(line, .badValue, "\(key) is of small letters, digits and hyphens.")
    }
    return name
  }

  static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
  }

  /// A number of a key that has to be there.
  mutating func number(_ key: String, _ range: ClosedRange<Int>) throws(ImportError) -> Int {
    let line = line(of: key)
    let text = try needed(key, most: 10)
    guard let number = Int(text), range.contains(number) else {
      throw error(
        line, .badValue, "\(key) is a number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// One of the words an enumeration has; nil if the key is not there.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type)
    throws(ImportError) -> Word? where Word.RawValue == String
  {
    let line = left[key]?.mark?.line
    guard let text = try text(key, most: 40) else { return nil }
    return try one(text, key, line)
  }

  private func one<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ key: String, _ line: Int?
  ) throws(ImportError) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(line, .badValue, "\(key) is one of: \(known).")
    }
    return word
  }

  /// A list of such words; nil if the key is not there.
  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ key: String, _: Word.Type, most: Int
  ) throws(ImportError) -> [Word]? where Word.RawValue == String {
    guard let node = left.removeValue(forKey: key) else { return nil }
    guard let list = node.sequence, (1...most).contains(list.count) else {
      throw error(node.mark?.line, .badValue, "\(key) is a list of 1 to \(most) words.")
    }
    var words: [Word] = []
    for item in list {
      words.append(try one(try text(of: item, key, most: 40), key, item.mark?.line))
    }
    return words
  }

  /// Texts by such words; empty if the key is not there.
  mutating func table<Word: RawRepresentable & CaseIterable & Hashable>(
    _ key: String, _: Word.Type
  ) throws(ImportError) -> [Word: String] where Word.RawValue == String {
    guard let node = left.removeValue(forKey: key) else { return [:] }
    guard let mapping = node.mapping else {
      throw error(node.mark?.line, .badValue, "\(key) is written as {outcome: step}.")
    }
    var table: [Word: String] = [:]
    for (name, value) in mapping {
      let word: Word = try one(try text(of: name, key, most: 40), key, name.mark?.line)
      table[word] = try text(of: value, key, most: 40)
    }
    return table
  }

  /// The nodes of a list that has to be there.
  mutating func list(_ key: String, most: Int) throws(ImportError) -> [Node] {
    guard let node = left.removeValue(forKey: key) else {
      throw error(line, .missingKey, "\(key) is missing.")
    }
    guard let list = node.sequence, (1...most).contains(list.count) else {
      throw error(node.mark?.line, .badValue, "\(key) is a list of 1 to \(most) entries.")
    }
    return Array(list)
  }

  /// Refuses keys that nobody asked for.
  func finish(known: String) throws(ImportError) {
    let rest = left.sorted { ($0.value.mark?.line ?? 0) < ($1.value.mark?.line ?? 0) }
    guard let first = rest.first else { return }
    throw error(
      first.value.mark?.line, .unknownKey,
      "\(Excerpt.quoted(first.key)) is no key here; there are: \(known).")
  }
}
