/// Names fit for a manifest and for file names.
package enum PlainText {
  /// The most bytes of UTF-8 a name may have.
  package static let textBytes = 256

  /// Whether it is a control character, or would turn or break the line it is printed in.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// The text without control characters, as many whole characters as a manifest takes.
  package static func fitting(_ text: String) -> String {
    var fitting = String.UnicodeScalarView()
    var size = 0
    for scalar in text.unicodeScalars where !isControl(scalar) {
      size += UTF8.width(scalar)
      guard size <= textBytes else { break }
      fitting.append(scalar)
    }
    return String(fitting)
  }

  /// The text as part of a file name that every medium takes: letters, digits, dots and dashes.
  package static func fileName(_ text: String) -> String {
    let kept = text.unicodeScalars.prefix(40).map { scalar -> Character in
      let isKept =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar == "-" || scalar == "_" || scalar == ".")
      return isKept ? Character(scalar) : "-"
    }
    let name = String(kept.drop { $0 == "." || $0 == "-" })
    return name.isEmpty ? "laptop" : name
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
