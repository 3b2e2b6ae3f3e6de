/// A short code that is pencilled down or read out, and the character that checks it.
///
/// Its characters are letters and digits of which none looks like another: no I, O, 0 and 1. The code is
/// read as an element of GF(32) a place, and the check character makes the sum of place i times 2^i zero:
/// one character read wrongly, or two of them exchanged, always show.
public struct ShortCode: Hashable, Sendable {
  /// 32 characters, so that five bits of a random byte choose one evenly.
  public static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
  /// How many characters a code has besides its check character.
  public static let length = 6

  /// The code as the store keeps it and programs compare it: without its check character.
  public let stored: String

  /// A code as the store has it; one of another shape is kept, and printed, as it is.
  public init(_ stored: String) {
    self.stored = stored
  }

  /// What was typed for a code.
  public enum Reading: Hashable, Sendable {
    /// A code; `isChecked` if its check character was there, and fits.
    case code(ShortCode, isChecked: Bool)
    /// It looks like a code, and its check character does not fit: one character or more is wrong.
    case mistyped
    /// Something else.
    case other
  }

  /// As codes are compared: capitals and small letters are alike.
  public var folded: String { NameFolding.fold(stored) }

  /// A code of random bytes, one a character; nil if there are too few.
  public static func make(_ random: [UInt8]) -> ShortCode? {
    guard random.count >= length else { return nil }
    return ShortCode(String(random.prefix(length).map { alphabet[Int($0) % alphabet.count] }))
  }

  /// Reads what was typed or scanned: with or without its check character, the dash and any blanks, in
  /// capitals or small letters, and with a letter for its kind in front, as in `P-7K3Q9X-K`.
  public static func read(_ text: String) -> Reading {
    var parts = text.split { $0 == "-" || $0 == " " }.map { $0.uppercased() }
    let isPlain = parts.allSatisfy { part in
      part.unicodeScalars.allSatisfy { scalar in
        ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      }
    }
    guard isPlain else { return .other }
    if let code = checked(parts) { return .code(code, isChecked: true) }
    if parts.count > 2, parts[0].count == 1 {
      parts.removeFirst()
      if let code = checked(parts) { return .code(code, isChecked: true) }
    }
    let all = Array(parts.joined())
    let code = String(all.prefix(length))
    switch parts.map(\.count) {
    case [length], [length + 1], [length, 1]: break
    // Names of other things have blanks in other places, or other letters.
    case [length / 2, length / 2], [length / 2, length / 2, 1]:
      if check(code) == nil { return .other }
    default: return .other
    }
    guard all.count > length else {
      return check(code) == nil ? .other : .code(ShortCode(code), isChecked: false)
    }
    return .mistyped
  }

  /// The code that parts are whose check character fits, however they are grouped; nil if they are none.
  private static func checked(_ parts: [String]) -> ShortCode? {
    let all = Array(parts.joined())
    guard all.count == length + 1 else { return nil }
    let code = String(all.prefix(length))
    return check(code) == all.last ? ShortCode(code) : nil
  }

  /// What to add where a text names nothing: it may be a code, and one character of it is wrong; empty where it
  /// is none.
  public static func doubt(_ text: String) -> String {
    read(text) == .mistyped ? "; as a code: its check character does not fit" : ""
  }

  /// The check character of a code; nil if a character is none of the alphabet.
  static func check(_ code: String) -> Character? {
    let code = Array(code.uppercased())
    guard code.count == length else { return nil }
    var sum = 0
    var weight = 2
    for character in code {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      sum ^= product(value, weight)
      weight = product(weight, 2)
    }
    return alphabet[sum]
  }

  /// Of two elements of GF(32), with x^5 = x^2 + 1.
  private static func product(_ one: Int, _ other: Int) -> Int {
    var (left, right, sum) = (one, other, 0)
    while right > 0 {
      if right & 1 == 1 { sum ^= left }
      left <<= 1
      if left & 32 != 0 { left ^= 0b100101 }
      right >>= 1
    }
    return sum
  }
}

extension ShortCode: CustomStringConvertible {
  /// The code as it is printed and read out: with its check character, such as `7K3Q9X-K`.
  ///
  /// It is what a code becomes in any text, so that none leaves without it.
  public var description: String {
    Self.check(stored).map { "\(stored)-\($0)" } ?? stored
  }
}

extension ShortCode: ExpressibleByStringLiteral {
  /// The same, for a code that stands in a program.
  public init(stringLiteral stored: String) {
    self.init(stored)
  }
}
