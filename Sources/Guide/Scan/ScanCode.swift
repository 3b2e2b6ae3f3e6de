/// What a scanner sends for one code.
public enum ScanCode {
  /// Fewer characters than this are typed ones, however fast they came.
  public static let shortest = 6
  /// Longer codes are cut: no label of a cord, module or rack has as many characters.
  public static let longest = 500

  /// The code, without the name of its kind in front (`]C1`, `]Q3`, `]d2`: the identifiers of AIM and
  /// ISO/IEC 15424) and without the marks between its fields; nil if it cannot come from a scanner.
  ///
  /// A frame of STX and ETX around it is of the scanner, too; ETX alone is Ctrl-C.
  static func read(_ burst: [UInt8]) -> String? {
    var bytes = burst[...]
    if bytes.first == 0x02 {
      bytes.removeFirst()
      if bytes.last == 0x03 { bytes.removeLast() }
    }
    guard bytes.allSatisfy({ isPrintable($0) || isFieldMark($0) }) else { return nil }
    var printable = bytes.filter(isPrintable)
    guard printable.count >= shortest else { return nil }
    if printable[0] == 0x5D, isLetter(printable[1]), isLetter(printable[2]) || isDigit(printable[2])
    {
      printable.removeFirst(3)
    }
    let text = String(decoding: printable.prefix(longest), as: UTF8.self)
    return trimmed(text)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }

  /// Between the fields of a GS1 code, and around those of ISO/IEC 15434; tab between printed fields.
  private static func isFieldMark(_ byte: UInt8) -> Bool {
    byte == 0x04 || byte == 0x09 || (0x1C...0x1F).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
