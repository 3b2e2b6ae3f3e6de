/// A strict reader of JSON (RFC 8259), so that what is written is judged by other code.
struct JSONChecker {
  indirect enum Value: Equatable {
    case object([(String, Value)])
    case array([Value])
    case string(String)
    case number(String)
    case bool(Bool)
    case null

    static func == (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.object(let one), .object(let other)):
        one.count == other.count && zip(one, other).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
      case (.array(let one), .array(let other)): one == other
      case (.string(let one), .string(let other)): Array(one.utf8) == Array(other.utf8)
      case (.number(let one), .number(let other)): one == other
      case (.bool(let one), .bool(let other)): one == other
      case (.null, .null): true
      default: false
      }
    }

    subscript(_ name: String) -> Value? {
      guard case .object(let fields) = self else { return nil }
      return fields.first { $0.0 == name }?.1
    }

    subscript(_ place: Int) -> Value? {
      guard case .array(let values) = self, values.indices.contains(place) else { return nil }
      return values[place]
    }
  }

  struct Malformed: Error {
    let at: Int
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0

  static func read(_ text: String) throws -> Value {
    var checker = JSONChecker(scalars: Array(text.unicodeScalars))
    let value = try checker.value()
    checker.skipBlanks()
    guard checker.index == checker.scalars.count else { throw Malformed(at: checker.index) }
    return value
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private var peek: Unicode.Scalar? {
    index < scalars.count ? scalars[index] : nil
  }

  private mutating func skipBlanks() {
    while let scalar = peek, [" ", "\n", "\r", "\t"].contains(scalar) { index += 1 }
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard peek == wanted else { return false }
    index += 1
    return true
  }

  private mutating func word(_ text: String) throws {
    for scalar in text.unicodeScalars {
      guard peek == scalar else { throw Malformed(at: index) }
      index += 1
    }
  }

  private mutating func value() throws -> Value {
    skipBlanks()
    switch peek {
    case "{": return try object()
    case "[": return try array()
    case "\"": return .string(try string())
    case "t":
      try word("true")
      return .bool(true)
    case "f":
      try word("false")
      return .bool(false)
    case "n":
      try word("null")
      return .null
    default: return try number()
    }
  }

  private mutating func object() throws -> Value {
    var fields: [(String, Value)] = []
    _ = take("{")
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      let name = try string()
      guard !fields.contains(where: { $0.0 == name }), take(":") else { throw Malformed(at: index) }
      fields.append((name, try value()))
    } while take(",")
    guard take("}") else { throw Malformed(at: index) }
    return .object(fields)
  }

  private mutating func array() throws -> Value {
    var values: [Value] = []
    _ = take("[")
    if take("]") { return .array([]) }
    repeat { values.append(try value()) } while take(",")
    guard take("]") else { throw Malformed(at: index) }
    return .array(values)
  }

  private mutating func number() throws -> Value {
    let start = index
    if peek == "-" { index += 1 }
    let first = index
    while let scalar = peek, "0"..."9" ~= scalar { index += 1 }
    guard index > first, scalars[first] != "0" || index == first + 1 else {
      throw Malformed(at: index)
    }
    return .number(scalars[start..<index].map { String($0) }.joined())
  }

  private mutating func string() throws -> String {
    guard peek == "\"" else { throw Malformed(at: index) }
    index += 1
    var out = String.UnicodeScalarView()
    while let scalar = peek {
      index += 1
      switch scalar {
      case "\"": return String(out)
      case "\\": out.append(try escape())
      case _ where scalar.value < 0x20: throw Malformed(at: index)
      default: out.append(scalar)
      }
    }
    throw Malformed(at: index)
  }

  private mutating func escape() throws -> Unicode.Scalar {
    guard let scalar = peek else { throw Malformed(at: index) }
    index += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u":
      guard index + 4 <= scalars.count,
        let code = UInt32(scalars[index..<(index + 4)].map { String($0) }.joined(), radix: 16),
        let unescaped = Unicode.Scalar(code)
      else { throw Malformed(at: index) }
      index += 4
      return unescaped
    default: throw Malformed(at: index)
    }
  }
}
