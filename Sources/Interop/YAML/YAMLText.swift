internal import Yams

/// The part of YAML ferrule reads: small, flat, and without anchors, aliases and tags.
///
/// What would make a parser work for ever or too deep is refused in the bytes, before it is parsed.
struct YAMLText {
  /// The most bytes a file may have.
  static let mostBytes = 64 * 1024
  /// The deepest a block is indented.
  static let mostIndent = 16
  /// The most brackets that are open at one place.
  static let mostBrackets = 2

  let file: String
  let text: String

  init(_ bytes: [UInt8], file: String) throws(ImportError) {
    self.file = file
    guard !bytes.isEmpty else { throw Self.error(file, nil, .empty, "The file is empty.") }
    guard bytes.count <= Self.mostBytes else {
      throw Self.error(
        file, nil, .tooLarge, "\(bytes.count) bytes; \(Self.mostBytes) are the most.")
    }
    try Self.checkCharacters(bytes, file)
    text = String(decoding: bytes, as: UTF8.self)
    var line = 0
    for bytes in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      try Self.checkShape(Array(bytes), file, line)
    }
  }

  /// The parsed text.
  func root() throws(ImportError) -> Node {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw Self.error(file, nil, .empty, "There is nothing in the file but comments.")
      }
      return root
    } catch let error as ImportError {
      throw error
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _), YamlError.composer(_, let problem, let mark, _)
    {
      throw Self.error(file, mark.line, .notYAML, "Not YAML: \(problem).")
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw Self.error(
        file, context.mark.line, .duplicateKey,
        "\(Excerpt.quoted(keys.first ?? "")) stands there twice.")
    } catch {
      throw Self.error(file, nil, .notYAML, "Not YAML.")
    }
  }

  static func error(_ file: String, _ line: Int?, _ code: ImportErrorCode, _ message: String)
    -> ImportError
  {
    ImportError(file: file, line: line, code: code, message: message)
  }

  private static func checkCharacters(_ bytes: [UInt8], _ file: String) throws(ImportError) {
    var (index, line) = (0, 1)
    while index < bytes.count {
      guard let length = UTF8Check.length(in: bytes, at: index) else {
        throw error(file, line, .invalidUTF8, "The text is not UTF-8.")
      }
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      let isReturn = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      let isControl = (byte < 0x20 && byte != 0x0A && !isReturn) || byte == 0x7F
      // U+0080 to U+009F hide what is there; marks that turn the direction are found with their step by the
      // check of a procedure.
      let isHidden = byte == 0xC2 && bytes[index + 1] < 0xA0
      if isControl || isHidden {
        throw error(file, line, .controlCharacter, "A character here cannot be printed.")
      }
      index += length
    }
  }

  /// Refuses what a line begins something deep or shared with.
  private static func checkShape(_ line: [UInt8], _ file: String, _ number: Int)
    throws(ImportError)
  {
    let indent = line.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indent)
    if rest.first == UInt8(ascii: "#") { return }
    if indent > mostIndent {
      throw error(file, number, .tooDeep, "Indented by more than \(mostIndent).")
    }
    if rest.first == UInt8(ascii: "%") || rest.first == UInt8(ascii: "?") {
      throw error(file, number, .notAllowed, "Directives and complex keys are not read here.")
    }
    if rest.starts(with: Array("- - ".utf8)) || rest.elementsEqual(Array("- -".utf8)) {
      throw error(file, number, .tooDeep, "A list in a list is not read here.")
    }
    var (open, before) = (0, UInt8(ascii: " "))
    for (place, byte) in rest.enumerated() {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        if open > mostBrackets {
          throw error(file, number, .tooDeep, "More than \(mostBrackets) brackets are open here.")
        }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
        let after = rest.dropFirst(place + 1).first
        let isStart = " [{,:-".utf8.contains(before)
        if isStart, let after, after != 0x20, after != 0x0D {
          throw error(
            file, number, .notAllowed, "Anchors, aliases and tags are not read here.")
        }
      default: break
      }
      before = byte
    }
    // Brackets that stay open from line to line could go as deep as the file is long.
    if open != 0 {
      throw error(file, number, .tooDeep, "A bracket is not closed on its line.")
    }
  }
}
