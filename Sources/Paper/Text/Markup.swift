/// Foreign text made fit for HTML.
enum Markup {
  /// One safe line with the five special characters escaped, for text and for quoted attributes.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in SafeLine.text(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A name, escaped and kept from turning the writing around it.
  static func name(_ text: String) -> String {
    "<bdi>" + escaped(text) + "</bdi>"
  }

  /// A code or a port's names: escaped, in a typeface with equal widths.
  static func code(_ text: String) -> String {
    "<code>" + name(text) + "</code>"
  }
}
