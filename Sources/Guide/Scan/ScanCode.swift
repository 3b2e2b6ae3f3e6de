/// What a scanner sends for one code.
public enum ScanCode {
  /// Fewer characters than this are typed ones, however fast they came.
  public static let shortest = 6
  /// Longer codes are cut: no label of a cord, module or rack has as many characters.
  public static let longest = 500

  /// The code, without the name of its kind in front (`]C1`, `]Q3`, `]d2`: the identifiers of AIM and
  /// ISO/IEC 15424) and without the marks between its fields; nil if it cannot come from a scanner.
  ///
  /// - Parameter least: how many characters it has at least.
  static func read(_ burst: [UInt8], least: Int = shortest) -> String? {
    guard burst.allSatisfy({ isPrintable($0) || isFieldMark($0) }) else { return nil }
    var printable = burst.filter(isPrintable)
    guard printable.count >= least else { return nil }
    if printable.count >= 3, printable[0] == 0x5D, isLetter(printable[1]),
      isLetter(printable[2]) || isDigit(printable[2])
    {
      printable.removeFirst(3)
    }
    let text = String(decoding: printable.prefix(longest), as: UTF8.self)
    return trimmed(text)
  }

  /// The codes in a frame of STX and ETX, of which only a scanner makes any: one a line, as without a frame.
  ///
  /// - Parameter isWhole: whether its end came: then it may be short, if it is all there is.
  static func framed(_ frame: [UInt8], isWhole: Bool) -> [String] {
    var lines: [[UInt8]] = [[]]
    for byte in frame {
      let isParting = byte == 0x09 && read(lines[lines.count - 1]) != nil
      if byte == 0x0D || byte == 0x0A || isParting {
        lines.append([])
      } else {
        lines[lines.count - 1].append(byte)
      }
    }
    lines.removeAll(where: \.isEmpty)
    let least = isWhole && lines.count == 1 ? 1 : shortest
    return lines.compactMap { read($0, least: least) }.filter { !$0.isEmpty }
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
