public import Plant

/// Reads the powers of both ends' lanes: `end,lane,tx_dbm,rx_dbm[,bias_ma]`.
///
/// A blank was not read; `-inf` is no light. Columns in any order; only `end` and `lane` must be there.
public enum LanesFile {
  /// The most bytes such a file has.
  public static let mostBytes = 1_048_576
  private static let mostRows = 256

  private enum Column: String, CaseIterable {
    case end
    case lane
    case sent = "tx_dbm"
    case received = "rx_dbm"
    case bias = "bias_ma"
  }

  /// The lanes in the order of the file.
  ///
  /// Throws the codes of ``CSVReader`` and `missingColumn`, `duplicateColumn`, `wrongFieldCount`,
  /// `badNumber`, `badValue`; a lane twice is for whoever holds them against a module.
  public static func read(_ bytes: [UInt8], file: String) throws(ImportError) -> [LaneSample] {
    var reader = try CSVReader(
      bytes, file: file, expected: "a table with the columns end, lane, tx_dbm, rx_dbm")
    guard let header = try reader.next() else {
      throw ImportError(file: file, line: nil, code: .empty, message: "The file is empty.")
    }
    let columns = try columns(header, file)
    var samples: [LaneSample] = []
    while let record = try reader.next() {
      func fault(_ code: ImportErrorCode, _ message: String) -> ImportError {
        ImportError(file: file, line: record.line, code: code, message: message)
      }
      guard record.fields.count == header.fields.count else {
        throw fault(
          .wrongFieldCount,
          "\(record.fields.count) fields; the first line names \(header.fields.count) columns.")
      }
      guard samples.count < mostRows else {
        throw fault(.badValue, "More than \(mostRows) lanes: no two modules have so many.")
      }
      func field(_ column: Column) -> String {
        columns[column].map { trimmed(record.fields[$0]) } ?? ""
      }
      let end = field(.end).lowercased()
      guard let end = ChannelEnd(rawValue: end) else {
        throw fault(.badValue, "The end is \(Excerpt.quoted(field(.end))); it is near or far.")
      }
      guard let lane = Int(field(.lane)), (0...999).contains(lane) else {
        throw fault(.badNumber, "The lane \(Excerpt.quoted(field(.lane))) is not a number.")
      }
      samples.append(
        LaneSample(
          end, lane: lane, sent: try light(field(.sent), fault),
          received: try light(field(.received), fault),
          biasMicroA: try number(field(.bias), fault)))
    }
    return samples
  }

  private static func columns(_ header: CSVRecord, _ file: String) throws(ImportError)
    -> [Column: Int]
  {
    var out: [Column: Int] = [:]
    for (place, name) in header.fields.enumerated() {
      guard let column = Column(rawValue: trimmed(name).lowercased()) else {
        let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
        throw ImportError(
          file: file, line: header.line, code: .badValue,
          message: "There is no column \(Excerpt.quoted(name)); they are \(known).")
      }
      guard out.updateValue(place, forKey: column) == nil else {
        throw ImportError(
          file: file, line: header.line, code: .duplicateColumn,
          message: "The column \(column.rawValue) is there twice.")
      }
    }
    for column in [Column.end, .lane] where out[column] == nil {
      throw ImportError(
        file: file, line: header.line, code: .missingColumn,
        message: "There is no column \(column.rawValue).")
    }
    return out
  }

  private static func light(_ text: String, _ fault: (ImportErrorCode, String) -> ImportError)
    throws(ImportError) -> LaneSample.Light
  {
    if ["-inf", "-infinity", "dark"].contains(text.lowercased()) { return .dark }
    return LaneSample.Light(milliDBm: try number(text, fault))
  }

  /// Thousandths of a number, rounded; nil for a blank.
  private static func number(_ text: String, _ fault: (ImportErrorCode, String) -> ImportError)
    throws(ImportError) -> Int?
  {
    if text.isEmpty { return nil }
    let bytes = Array(text.utf8.prefix(33))
    let isNegative = bytes.first == 0x2D
    let parts = bytes.dropFirst(isNegative || bytes.first == 0x2B ? 1 : 0).split(
      separator: 0x2E, omittingEmptySubsequences: false)
    guard bytes.count <= 32, (1...2).contains(parts.count), (1...6).contains(parts[0].count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { 0x30...0x39 ~= $0 } })
    else { throw fault(.badNumber, "\(Excerpt.quoted(text)) is not a number such as -9.1.") }
    let decimals = parts.count == 2 ? Array(parts[1].prefix(4)) : []
    let digits = Array(parts[0]) + decimals + Array(repeating: 0x30, count: 4 - decimals.count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    let rounded = (value + 5) / 10
    return isNegative ? -rounded : rounded
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
