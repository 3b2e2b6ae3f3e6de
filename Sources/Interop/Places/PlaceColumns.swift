/// Which field of a record is which, after the header of a `places` file.
struct PlaceColumns {
  static let required = ["device", "hall", "row", "rack", "u", "height"]

  let file: String
  let warnings: [ImportWarning]
  private let count: Int
  private let device: Int
  private let hall: Int
  private let row: Int
  private let rack: Int
  private let unit: Int
  private let height: Int
  private let side: Int?

  init(_ header: CSVRecord, file: String) throws(ImportError) {
    var position: [String: Int] = [:]
    var warnings: [ImportWarning] = []
    for (index, field) in header.fields.enumerated() {
      let name = ASCIIText.folded(ASCIIText.trimmed(field))
      guard Self.required.contains(name) || name == "side" else {
        warnings.append(
          ImportWarning(
            code: .extraColumn, file: file, line: header.line, count: 1,
            message: "The column \(Excerpt.quoted(field)) is not read."))
        continue
      }
      if position.updateValue(index, forKey: name) != nil {
        throw ImportError(
          file: file, line: header.line, code: .duplicateColumn,
          message: "The header names the column \(Excerpt.quoted(name)) twice.")
      }
    }
    guard let device = position["device"], let hall = position["hall"], let row = position["row"],
      let rack = position["rack"], let unit = position["u"], let height = position["height"]
    else {
      throw Self.missing(Self.required.filter { position[$0] == nil }, in: header, file: file)
    }
    self.file = file
    self.warnings = warnings
    count = header.fields.count
    self.device = device
    self.hall = hall
    self.row = row
    self.rack = rack
    self.unit = unit
    self.height = height
    side = position["side"]
  }

  /// The place that the record describes.
  func row(_ record: CSVRecord) throws(ImportError) -> PlaceRow {
    guard record.fields.count == count else {
      throw ImportError(
        file: file, line: record.line, code: .wrongFieldCount,
        message: "The line has \(record.fields.count) fields; the header has \(count).")
    }
    let lowest = try number(record, unit, "u", 1...100, prefix: true)
    let units = try number(record, height, "height", 1...60, prefix: false)
    guard lowest + units - 1 <= 100 else {
      throw ImportError(
        file: file, line: record.line, code: .badNumber,
        message: "A height of \(units) from u \(lowest) ends at u \(lowest + units - 1); "
          + "u must be 1 to 100.")
    }
    return PlaceRow(
      line: record.line, device: try name(record, device, "device"),
      hall: try name(record, hall, "hall"), row: try name(record, row, "row"),
      rack: try name(record, rack, "rack"), unit: lowest, heightUnits: units,
      side: try sideValue(record))
  }

  private static func missing(
    _ names: [String], in header: CSVRecord, file: String
  ) -> ImportError {
    return ImportError(
      file: file, line: header.line, code: .missingColumn,
      message: "The header lacks the column \(names.joined(separator: ", "));"
        + " expected \(required.joined(separator: ",")).\(header.semicolonHint)")
  }

  private func name(
    _ record: CSVRecord, _ index: Int, _ column: String
  ) throws(ImportError) -> String {
    let text = ASCIIText.words(FormulaGuard.restored(ASCIIText.trimmed(record.fields[index])))
      .joined(separator: " ")
    guard !text.isEmpty else {
      throw ImportError(
        file: file, line: record.line, code: .emptyField,
        message: "The column \(column) is empty.")
    }
    guard !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      throw ImportError(
        file: file, line: record.line, code: .badValue,
        message: "The column \(column) holds a line end.")
    }
    return text
  }

  private func number(
    _ record: CSVRecord, _ index: Int, _ column: String, _ range: ClosedRange<Int>, prefix: Bool
  ) throws(ImportError) -> Int {
    let text = ASCIIText.trimmed(record.fields[index])
    var digits = text.utf8[...]
    if prefix, digits.first == 0x75 || digits.first == 0x55 { digits = digits.dropFirst() }
    guard let value = ASCIIText.decimal(digits, limit: range.upperBound), range ~= value else {
      throw ImportError(
        file: file, line: record.line, code: .badNumber,
        message: "The column \(column) holds \(Excerpt.quoted(text)); it must be a whole number"
          + " from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  private func sideValue(_ record: CSVRecord) throws(ImportError) -> PlaceSide? {
    guard let side else { return nil }
    let text = ASCIIText.folded(ASCIIText.trimmed(record.fields[side]))
    guard !text.isEmpty else { return nil }
    guard let value = PlaceSide(rawValue: text) else {
      throw ImportError(
        file: file, line: record.line, code: .badValue,
        message: "The column side holds \(Excerpt.quoted(text)); it must be front or rear.")
    }
    return value
  }
}
