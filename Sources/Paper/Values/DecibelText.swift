/// Levels, losses and lengths as text and back, in thousandths, without floating point.
public enum DecibelText {
  /// A level in dBm from thousandths, shortest with one decimal at least: `-9.1`; a dash if nil.
  public static func level(_ milliDBm: (some BinaryInteger)?) -> String {
    milliDBm.map { fixed($0, leastDecimals: 1) } ?? "-"
  }

  /// A loss in dB from thousandths, always three decimals: `0.350`; a dash if nil.
  public static func loss(_ milliDB: (some BinaryInteger)?) -> String {
    milliDB.map { fixed($0, leastDecimals: 3) } ?? "-"
  }

  /// A length in metres from millimetres, shortest: `50`, `1.5`; a dash if nil.
  public static func metres(_ lengthMM: (some BinaryInteger)?) -> String {
    lengthMM.map { fixed($0, leastDecimals: 0) } ?? "-"
  }

  /// Thousandths of `-9.1`: a sign if wanted, digits, a point with one to three decimals if wanted.
  ///
  /// Throws codes `notNumber`, `tooFine` and `outOfRange` (more than nine digits before the point).
  public static func parse(_ text: String) throws(MalformedText) -> Int {
    let bytes = Array(text.utf8.prefix(64))
    let sign = bytes.first == 0x2D || bytes.first == 0x2B
    let parts = bytes.dropFirst(sign ? 1 : 0).split(
      separator: 0x2E, omittingEmptySubsequences: false)
    guard text.utf8.count <= 64, (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } })
    else { throw MalformedText(.notNumber, text) }
    let whole = parts[0].drop { $0 == 0x30 }
    guard whole.count <= 9 else { throw MalformedText(.outOfRange, text) }
    let decimals = parts.count == 2 ? Array(parts[1]) : []
    guard decimals.count <= 3 else { throw MalformedText(.tooFine, text) }
    let padded = Array(whole) + decimals + Array(repeating: 0x30, count: 3 - decimals.count)
    let thousandths = padded.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    return bytes.first == 0x2D ? -thousandths : thousandths
  }

  private static func fixed(_ thousandths: some BinaryInteger, leastDecimals: Int) -> String {
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    let digits = String(rest)
    var decimals = String(repeating: "0", count: 3 - digits.count) + digits
    while decimals.count > leastDecimals, decimals.last == "0" { decimals.removeLast() }
    let number = String(whole) + (decimals.isEmpty ? "" : "." + decimals)
    return (thousandths < 0 ? "-" : "") + number
  }
}
