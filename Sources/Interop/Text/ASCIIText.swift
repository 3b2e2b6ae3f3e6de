/// ASCII work on bytes and short strings.
enum ASCIIText {
  /// Whether the byte is a blank or a tab.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }

  /// The text with its ASCII capitals made small, for comparing names.
  static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return text }
    return String(
      decoding: text.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The words of the text, cut at blanks and tabs.
  static func words(_ text: String) -> [String] {
    text.utf8.split(whereSeparator: isBlank).map { String(Substring($0)) }
  }

  /// The text without the blanks and tabs around it.
  static func trimmed(_ text: String) -> String {
    let utf8 = text.utf8
    guard let first = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(Substring(utf8[first...last]))
  }

  /// The number that all of `digits` spells, or nil if it is none or above `limit`.
  static func decimal(_ digits: some Collection<UInt8>, limit: Int) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = 0
    for digit in digits {
      guard 0x30...0x39 ~= digit else { return nil }
      let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
      guard !tooLarge else { return nil }
      let (sum, overflow) = tens.addingReportingOverflow(Int(digit &- 0x30))
      guard !overflow, sum <= limit else { return nil }
      value = sum
    }
    return value
  }
}
