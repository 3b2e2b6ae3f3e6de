/// Reads CSV as RFC 4180 has it, and knows the line of every record.
///
/// A byte order mark, LF and CRLF are accepted. Lines with nothing on them are passed over. A quote
/// may only stand around a whole field. Records may have different numbers of fields: that is the
/// caller's business.
public struct CSVReader: Sendable {
  /// The most bytes a line, or a record over several lines, may have.
  public static let longestRecord = 65_536

  private let bytes: [UInt8]
  private let file: String
  private var index: Int
  private var line = 1

  /// Checks that the bytes are text; `expected` says in words what the caller wants.
  ///
  /// Throws codes `empty`, `wrongFormat`, `invalidUTF8`, `controlCharacter` and `lineTooLong`.
  public init(
    _ bytes: [UInt8], file: String, expected: String = "a CSV table"
  ) throws(ImportError) {
    let check = TextCheck(file: file, expected: expected, longestLine: Self.longestRecord)
    index = try check.start(of: bytes)
    self.bytes = bytes
    self.file = file
  }

  /// The next record, or nil at the end of the file.
  ///
  /// Throws codes `badQuote` and `lineTooLong`.
  public mutating func next() throws(ImportError) -> CSVRecord? {
    while takeLineEnd() {}
    guard index < bytes.count else { return nil }
    let first = line
    let start = index
    var fields: [String] = []
    while true {
      fields.append(peek == 0x22 ? try quotedField(start: start) : try bareField())
      if peek == 0x2C {
        index += 1
        continue
      }
      guard index == bytes.count || takeLineEnd() else {
        throw badQuote(line, "Text follows a closing quote; quotes go around the whole field.")
      }
      return CSVRecord(line: first, fields: fields)
    }
  }

  private var peek: UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  /// Steps over one line end, if one is here.
  ///
  /// A return is always followed by a line feed: the text check saw to that.
  private mutating func takeLineEnd() -> Bool {
    switch peek {
    case 0x0A: index += 1
    case 0x0D: index += 2
    default: return false
    }
    line += 1
    return true
  }

  private mutating func bareField() throws(ImportError) -> String {
    let start = index
    while let byte = peek, byte != 0x2C, byte != 0x0A, byte != 0x0D {
      if byte == 0x22 {
        throw badQuote(line, "A quote stands inside a field that does not begin with one.")
      }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quotedField(start: Int) throws(ImportError) -> String {
    let opened = line
    var text: [UInt8] = []
    index += 1
    while let byte = peek {
      index += 1
      if byte == 0x22 {
        guard peek == 0x22 else { return String(decoding: text, as: UTF8.self) }
        index += 1
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
      if index - start > Self.longestRecord {
        throw ImportError(
          file: file, line: opened, code: .lineTooLong,
          message: "The quote opened here is not closed within \(Self.longestRecord) bytes.")
      }
    }
    throw badQuote(opened, "The quote opened here is never closed.")
  }

  private func badQuote(_ line: Int, _ message: String) -> ImportError {
    ImportError(file: file, line: line, code: .badQuote, message: message)
  }
}
