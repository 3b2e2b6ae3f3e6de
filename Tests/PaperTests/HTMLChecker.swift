/// A strict reader of tags: every element closed in order, every attribute quoted, no stray sign.
struct HTMLChecker {
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  private static let void: Set<String> = ["meta", "col", "br"]

  private(set) var elements: [String] = []
  private(set) var attributes: [String] = []
  /// The text between the tags, entities resolved, the style sheet left out.
  private(set) var text = ""

  init(_ html: String) throws {
    let doctype = "<!DOCTYPE html>\n"
    guard html.hasPrefix(doctype) else { throw Malformed(description: "no doctype") }
    var open: [String] = []
    var rest = html.dropFirst(doctype.count)
    while let next = rest.firstIndex(of: "<") {
      if open.last != "style" { text += try Self.resolved(rest[..<next]) }
      rest = rest[rest.index(after: next)...]
      guard let end = rest.firstIndex(of: ">") else { throw Malformed(description: "open tag") }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else {
          throw Malformed(description: "</\(tag)> closes nothing, open: \(open)")
        }
        continue
      }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      guard !name.isEmpty, name == name.lowercased() else {
        throw Malformed(description: "tag <\(tag)>")
      }
      elements.append(name)
      try attributes(in: tag.dropFirst(name.count))
      if !Self.void.contains(name) { open.append(name) }
    }
    text += try Self.resolved(rest)
    guard open.isEmpty else { throw Malformed(description: "never closed: \(open)") }
  }

  private mutating func attributes(in tag: Substring) throws {
    var rest = tag
    while !rest.isEmpty {
      guard rest.first == " ", let quote = rest.firstIndex(of: "\""), rest[..<quote].last == "=",
        let end = rest[rest.index(after: quote)...].firstIndex(of: "\"")
      else { throw Malformed(description: "attributes \(tag)") }
      attributes.append(String(rest[...end].dropFirst()))
      rest = rest[rest.index(after: end)...]
    }
  }

  private static func resolved(_ text: Substring) throws -> String {
    var out = ""
    var rest = text
    while let sign = rest.firstIndex(of: "&") {
      out += rest[..<sign]
      guard let end = rest[sign...].firstIndex(of: ";") else {
        throw Malformed(description: "stray &")
      }
      switch rest[sign...end] {
      case "&amp;": out += "&"
      case "&lt;": out += "<"
      case "&gt;": out += ">"
      case "&quot;": out += "\""
      case "&#39;": out += "'"
      default: throw Malformed(description: "entity \(rest[sign...end])")
      }
      rest = rest[rest.index(after: end)...]
    }
    guard !rest.contains(">") else { throw Malformed(description: "stray >") }
    return out + rest
  }
}
