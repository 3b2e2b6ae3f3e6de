/// What every text importer asks of the bytes before it reads them.
///
/// UTF-8, lines that end in LF or CRLF, no control characters but the tab, no endless line. After
/// this check the importers may cut strings out of the bytes and print them.
struct TextCheck {
  let file: String
  /// What the importer wants, in words: "the default output of ibnetdiscover".
  let expected: String
  /// The most bytes a line may have.
  let longestLine: Int

  /// Checks all bytes and gives the index at which the text begins, after a byte order mark.
  func start(of bytes: [UInt8]) throws(ImportError) -> Int {
    if let kind = FileKind.binaryKind(bytes) {
      throw ImportError(
        file: file, line: nil, code: .wrongFormat,
        message: "The file looks like \(kind); expected \(expected).")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var lineStart = start
    var index = start
    var hasText = false
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x21...0x7E:
        hasText = true
        index += 1
      case 0x20, 0x09:
        index += 1
      case 0x0A:
        try checkLength(index - lineStart, line)
        index += 1
        line += 1
        lineStart = index
      case 0x0D:
        guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else {
          throw lonelyReturn(line)
        }
        index += 1
      case 0x00...0x1F, 0x7F:
        throw control(byte, line)
      default:
        index += try foreignCharacter(in: bytes, at: index, line)
        hasText = true
      }
    }
    try checkLength(index - lineStart, line)
    guard hasText else {
      throw ImportError(
        file: file, line: nil, code: .empty,
        message: "The file is empty; expected \(expected).")
    }
    return start
  }

  private func checkLength(_ length: Int, _ line: Int) throws(ImportError) {
    guard length > longestLine else { return }
    throw ImportError(
      file: file, line: line, code: .lineTooLong,
      message: "The line has \(length) bytes; at most \(longestLine) are read.")
  }

  private func foreignCharacter(
    in bytes: [UInt8], at index: Int, _ line: Int
  ) throws(ImportError) -> Int {
    guard let length = UTF8Check.length(in: bytes, at: index) else {
      throw ImportError(
        file: file, line: line, code: .invalidUTF8,
        message: "The line holds a byte (0x\(hex(bytes[index]))) that is not UTF-8 text.")
    }
    // U+0080 to U+009F steer terminals as the ASCII control characters do.
    if bytes[index] == 0xC2, bytes[index + 1] < 0xA0 { throw control(bytes[index + 1], line) }
    return length
  }

  private func control(_ byte: UInt8, _ line: Int) -> ImportError {
    ImportError(
      file: file, line: line, code: .controlCharacter,
      message: byte == 0
        ? "The line holds a NUL byte: the file is damaged, or not text."
        : "The line holds the control character 0x\(hex(byte)): the file is damaged, or not text.")
  }

  private func lonelyReturn(_ line: Int) -> ImportError {
    ImportError(
      file: file, line: line, code: .controlCharacter,
      message: "The line holds a carriage return with no line feed after it; "
        + "lines must end in LF or CRLF.")
  }

  private func hex(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }
}
