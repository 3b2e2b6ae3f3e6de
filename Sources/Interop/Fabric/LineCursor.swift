/// A place in one line of bytes.
struct LineCursor {
  let bytes: [UInt8]
  private(set) var index: Int
  private(set) var end: Int

  /// Stands at the start of `range`, trailing blanks left off.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
    while end > index, ASCIIText.isBlank(bytes[end - 1]) { end -= 1 }
  }

  var isAtEnd: Bool { index >= end }

  var peek: UInt8? { index < end ? bytes[index] : nil }

  var rest: String { String(decoding: bytes[index..<end], as: UTF8.self) }

  mutating func skipBlanks() {
    while index < end, ASCIIText.isBlank(bytes[index]) { index += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// Steps over `text` if it is here; else stays.
  mutating func take(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard length <= end - index else { return false }
    let same = text.withUTF8Buffer { wanted in
      wanted.elementsEqual(bytes[index..<(index + length)])
    }
    if same { index += length }
    return same
  }

  /// A number without sign of at most `limit`; nil, and anywhere, if there is none.
  mutating func decimal(limit: Int) -> Int? {
    let start = index
    while index < end, 0x30...0x39 ~= bytes[index] { index += 1 }
    return ASCIIText.decimal(bytes[start..<index], limit: limit)
  }

  /// One to sixteen hexadecimal digits; nil, and anywhere, if there are none or more.
  mutating func hexadecimal() -> UInt64? {
    let start = index
    var value: UInt64 = 0
    while index < end {
      let digit: UInt8
      switch bytes[index] {
      case 0x30...0x39: digit = bytes[index] - 0x30
      case 0x61...0x66: digit = bytes[index] - 0x57
      case 0x41...0x46: digit = bytes[index] - 0x37
      default:
        return (1...16).contains(index - start) ? value : nil
      }
      value = value << 4 | UInt64(digit)
      index += 1
    }
    return (1...16).contains(index - start) ? value : nil
  }

  /// What stands from here to the last quote of the line; the cursor goes behind that quote.
  ///
  /// A description may hold quotes, what follows it never does. It never holds a tab: the tool
  /// prints a blank instead, so a tab shows that two lines have run into one.
  mutating func throughLastQuote() -> Range<Int>? {
    var last = end
    while last > index {
      last -= 1
      if bytes[last] == 0x22 {
        let range = index..<last
        guard !bytes[range].contains(0x09) else { return nil }
        index = last + 1
        return range
      }
    }
    return nil
  }

  /// A run of bytes that are not blank.
  mutating func word() -> Range<Int> {
    let start = index
    while index < end, !ASCIIText.isBlank(bytes[index]) { index += 1 }
    return start..<index
  }
}
