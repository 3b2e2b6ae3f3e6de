/// Reads `[3]	"S-…"[1]		# "name" lid 19 4xHDR` and the adapter's form of it.
struct IBPortLineParser {
  /// Why a line is not a port line: what was expected where it stopped making sense.
  struct Fault: Error {
    let expected: String
  }

  static func parse(
    _ bytes: [UInt8], _ range: Range<Int>, node: Int, line: Int
  ) throws(Fault) -> IBPortLine {
    var cursor = LineCursor(bytes, range)
    let port = try bracketedPort(&cursor, "the port's number in brackets")
    try skipPortGUID(&cursor)
    guard cursor.take(0x22), let letter = cursor.peek, let kind = IBNodeKind(letter: letter),
      cursor.take(letter), cursor.take(0x2D), let guid = cursor.hexadecimal(), cursor.take(0x22)
    else { throw Fault(expected: "the peer's node name, like \"S-0123456789abcdef\"") }
    let peerPort = try bracketedPort(&cursor, "the peer's port number in brackets")
    try skipPortGUID(&cursor)
    guard cursor.take(0x23) else { throw Fault(expected: "# after the peer's port") }
    cursor.skipBlanks()
    if cursor.peek != 0x22 {
      try skipNumber(&cursor, "lid")
      try skipNumber(&cursor, "lmc")
    }
    guard cursor.take(0x22), let description = cursor.throughLastQuote() else {
      throw Fault(expected: "the peer's description in quotes")
    }
    cursor.skipBlanks()
    try skipNumber(&cursor, "lid")
    let (width, speed) = try rate(&cursor)
    try skipExtras(&cursor)
    return IBPortLine(
      node: node, port: port, peerKind: kind, peerGUID: guid, peerPort: peerPort,
      peerDescription: description, width: width, speed: speed, line: line)
  }

  /// The number in `[3]`; the cursor steps over the blanks after it too.
  private static func bracketedPort(
    _ cursor: inout LineCursor, _ expected: String
  ) throws(Fault) -> Int {
    guard cursor.take(0x5B), let number = cursor.decimal(limit: 254), number > 0, cursor.take(0x5D)
    else { throw Fault(expected: "\(expected), 1 to 254") }
    cursor.skipBlanks()
    return number
  }

  private static func skipPortGUID(_ cursor: inout LineCursor) throws(Fault) {
    guard cursor.take(0x28) else { return }
    guard cursor.hexadecimal() != nil, cursor.take(0x29) else {
      throw Fault(expected: "the port's GUID in parentheses")
    }
    cursor.skipBlanks()
  }

  private static func skipNumber(
    _ cursor: inout LineCursor, _ word: StaticString
  ) throws(Fault) {
    guard cursor.take(word), let blank = cursor.peek, ASCIIText.isBlank(blank) else {
      throw Fault(expected: "\(word) and a number")
    }
    cursor.skipBlanks()
    guard cursor.decimal(limit: 0xFFFF_FFFF) != nil else {
      throw Fault(expected: "a number after \(word)")
    }
    guard let after = cursor.peek, ASCIIText.isBlank(after) else {
      throw Fault(expected: "more after \(word)")
    }
    cursor.skipBlanks()
  }

  /// `4xHDR`; the width is `??` and the speed `???` where the tool did not know them.
  private static func rate(
    _ cursor: inout LineCursor
  ) throws(Fault) -> (width: Int?, speed: Range<Int>) {
    let range = cursor.word()
    let word = cursor.bytes[range]
    let expected = Fault(expected: "width and speed, like 4xHDR")
    let width: Int?
    let speed: ArraySlice<UInt8>
    if word.starts(with: [0x3F, 0x3F]) {
      width = nil
      speed = word.dropFirst(2)
    } else {
      guard let cross = word.firstIndex(of: 0x78),
        let lanes = ASCIIText.decimal(word[..<cross], limit: 12), [1, 2, 4, 8, 12].contains(lanes)
      else { throw expected }
      width = lanes
      speed = word[(cross + 1)...]
    }
    guard speed.elementsEqual([0x3F, 0x3F, 0x3F]) || isSpeedName(speed) else { throw expected }
    cursor.skipBlanks()
    return (width, range)
  }

  /// Letters ending in `DR`, then digits perhaps: speeds newer than this reader are read too.
  private static func isSpeedName(_ name: ArraySlice<UInt8>) -> Bool {
    let letters = name.prefix { 0x41...0x5A ~= $0 }
    let digits = name.dropFirst(letters.count)
    return (3...6).contains(letters.count) && letters.suffix(2).elementsEqual([0x44, 0x52])
      && digits.count <= 3 && digits.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// What the option `--full` and two makes of gateway add: `s=4 w=2 v=4`, `slot 3`, `(scp)`.
  private static func skipExtras(_ cursor: inout LineCursor) throws(Fault) {
    while !cursor.isAtEnd {
      let known: Bool
      if cursor.take("s=") || cursor.take("w=") || cursor.take("v=") || cursor.take("slot ") {
        known = cursor.decimal(limit: 65_535) != nil
      } else {
        known = cursor.take("(scp)")
      }
      guard known, cursor.isAtEnd || cursor.peek.map(ASCIIText.isBlank) == true else {
        throw Fault(expected: "the end of the line after width and speed")
      }
      cursor.skipBlanks()
    }
  }
}
