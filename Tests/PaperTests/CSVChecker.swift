/// A strict reader of CSV (RFC 4180): CRLF after each record, quotes only around whole fields.
enum CSVChecker {
  struct Malformed: Error {}

  static func read(_ text: String) throws -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var scalars = Array(text.unicodeScalars)[...]
    while !scalars.isEmpty {
      var field = String.UnicodeScalarView()
      if scalars.first == "\"" {
        scalars = scalars.dropFirst()
        while true {
          guard let scalar = scalars.popFirst() else { throw Malformed() }
          if scalar == "\"" {
            guard scalars.first == "\"" else { break }
            scalars = scalars.dropFirst()
          }
          field.append(scalar)
        }
      } else {
        while let scalar = scalars.first, scalar != ",", scalar != "\r" {
          guard scalar != "\"", scalar != "\n" else { throw Malformed() }
          field.append(scalar)
          scalars = scalars.dropFirst()
        }
      }
      fields.append(String(field))
      switch scalars.popFirst() {
      case ",": continue
      case "\r":
        guard scalars.popFirst() == "\n" else { throw Malformed() }
        records.append(fields)
        fields = []
      default: throw Malformed()
      }
    }
    guard fields.isEmpty else { throw Malformed() }
    return records
  }
}
