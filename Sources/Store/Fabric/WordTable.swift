/// The words a column may hold, found by their bytes: no text is made of a cell that says one of few.
struct WordTable<Value: RawRepresentable & CaseIterable> where Value.RawValue == String {
  private let entries: [(word: PackedWord, value: Value)]

  init() {
    entries = Value.allCases.compactMap { value in
      var text = value.rawValue
      return text.withUTF8 { PackedWord(UnsafeRawBufferPointer($0)) }.map { ($0, value) }
    }
  }

  /// The value a word stands for; nil if it is none.
  func value(_ bytes: UnsafeRawBufferPointer) -> Value? {
    guard let word = PackedWord(bytes) else {
      return Value(rawValue: String(decoding: bytes, as: UTF8.self))
    }
    for entry in entries where entry.word == word { return entry.value }
    return nil
  }
}

/// A word of at most fifteen bytes in two machine words, with its length in the last byte.
private struct PackedWord: Equatable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// Nil for a word that is longer.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count < 16 else { return nil }
    for byte in bytes { append(byte) }
    append(UInt8(bytes.count))
  }

  private mutating func append(_ byte: UInt8) {
    high = high << 8 | low >> 56
    low = low << 8 | UInt64(byte)
  }
}
