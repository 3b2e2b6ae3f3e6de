import Plant

/// A JSON document that keeps the order of its fields, so that equal values are equal bytes.
public indirect enum JSONValue: Hashable, Sendable {
  /// An object: names and values in the order in which they are written. Made with `object`.
  case fields([Field])
  case array([JSONValue])
  case string(String)
  case integer(Int64)
  case bool(Bool)
  case null

  /// One name and its value.
  public struct Field: Hashable, Sendable {
    /// The name, unescaped.
    public let name: String
    /// The value.
    public let value: JSONValue

    /// Both parts.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object from pairs.
  public static func object(_ pairs: [(String, JSONValue)]) -> JSONValue {
    .fields(pairs.map { Field($0.0, $0.1) })
  }

  /// The text, or null where there is none.
  public static func optional(_ text: String?) -> JSONValue {
    text.map { .string($0) } ?? .null
  }

  /// The number, or null where there is none.
  public static func optional(_ number: (some BinaryInteger)?) -> JSONValue {
    number.flatMap { Int64(exactly: $0) }.map { .integer($0) } ?? .null
  }

  /// On one line, without blanks and without a line end.
  public var text: String {
    var out = ""
    write(to: &out, indent: nil)
    return out
  }

  /// Over several lines, two blanks a level, with a line end.
  public var pretty: String {
    var out = ""
    write(to: &out, indent: 0)
    return out + "\n"
  }

  private func write(to out: inout String, indent: Int?) {
    switch self {
    case .fields(let fields):
      Self.write(fields, in: ("{", "}"), to: &out, indent: indent) { field, out, inner in
        Self.write(field.name, to: &out)
        out += inner == nil ? ":" : ": "
        field.value.write(to: &out, indent: inner)
      }
    case .array(let values):
      Self.write(values, in: ("[", "]"), to: &out, indent: indent) { value, out, inner in
        value.write(to: &out, indent: inner)
      }
    case .string(let string): Self.write(string, to: &out)
    case .integer(let integer): out += String(integer)
    case .bool(let bool): out += bool ? "true" : "false"
    case .null: out += "null"
    }
  }

  private static func write<Element>(
    _ elements: [Element], in brackets: (String, String), to out: inout String, indent: Int?,
    each: (Element, inout String, Int?) -> Void
  ) {
    out += brackets.0
    for (place, element) in elements.enumerated() {
      if place > 0 { out += "," }
      breakLine(in: &out, indent: indent.map { $0 + 1 })
      each(element, &out, indent.map { $0 + 1 })
    }
    if !elements.isEmpty { breakLine(in: &out, indent: indent) }
    out += brackets.1
  }

  private static func breakLine(in out: inout String, indent: Int?) {
    guard let indent else { return }
    out += "\n" + String(repeating: "  ", count: indent)
  }

  /// Escapes what RFC 8259 says must be escaped, and what turns the direction of text or ends a
  /// line in a terminal or a script: the C1 controls, line separators and bidirectional controls.
  private static func write(_ string: String, to out: inout String) {
    out += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.steersScreen:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
