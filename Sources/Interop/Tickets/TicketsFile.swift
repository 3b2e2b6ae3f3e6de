/// The `tickets` format: a CSV table with a column each for the ticket, the port and what is wrong.
///
/// Columns in any order; others are passed over. See `docs/imports.md`.
public enum TicketsFile {
  /// The most tickets that are read: a night's list has thirty.
  public static let mostRows = 100_000
  private static let longestField = 500

  /// Reads the whole file or throws at its first fault.
  ///
  /// - Parameters:
  ///   - columns: which column is which.
  ///   - file: only for messages.
  public static func read(
    _ bytes: [UInt8], file: String, columns: TicketColumns = TicketColumns()
  ) throws(ImportError) -> [TicketRow] {
    var reader = try CSVReader(bytes, file: file, expected: "a CSV table of tickets")
    guard let header = try reader.next() else {
      throw ImportError(
        file: file, line: nil, code: .empty, message: "The file holds no header line.")
    }
    let places = try Places(header, columns, file)
    var rows: [TicketRow] = []
    var lineOf: [[String]: Int] = [:]
    while let record = try reader.next() {
      // Spreadsheets leave lines of commas behind.
      guard record.fields.contains(where: { !ASCIIText.trimmed($0).isEmpty }) else { continue }
      guard record.fields.count == header.fields.count else {
        throw ImportError(
          file: file, line: record.line, code: .wrongFieldCount,
          message: "The line has \(record.fields.count) fields; the header has "
            + "\(header.fields.count).")
      }
      let row = TicketRow(
        line: record.line, ticket: try text(record, places.ticket, columns.ticket, file),
        ref: try text(record, places.ref, columns.ref, file),
        symptom: try symptom(record, places.symptom, columns, file) ?? columns.fallback)
      // One ticket may be about many ports, but about each of them once.
      let key = [ASCIIText.folded(row.ticket), ASCIIText.folded(row.ref)]
      if let earlier = lineOf.updateValue(row.line, forKey: key) {
        throw ImportError(
          file: file, line: row.line, otherLine: earlier, code: .duplicateTicket,
          message: "The ticket \(Excerpt.quoted(row.ticket)) names \(Excerpt.quoted(row.ref)) "
            + "on line \(earlier) already.")
      }
      guard rows.count < mostRows else {
        throw ImportError(
          file: file, line: record.line, code: .badValue,
          message: "The file has more than \(mostRows) tickets.")
      }
      rows.append(row)
    }
    return rows
  }

  /// The columns of a list in none of which it says what is wrong; nil where one does.
  public static func columnsWithoutSymptom(
    _ bytes: [UInt8], file: String, columns: TicketColumns = TicketColumns()
  ) throws(ImportError) -> [String]? {
    var reader = try CSVReader(bytes, file: file, expected: "a CSV table of tickets")
    guard let header = try reader.next(), try Places(header, columns, file).symptom == nil else {
      return nil
    }
    return header.fields.map(ASCIIText.trimmed)
  }

  private static func text(
    _ record: CSVRecord, _ place: Int, _ column: String, _ file: String
  ) throws(ImportError) -> String {
    // A code that shows as another one would never be found by who types what is seen.
    if let mark = HiddenMarks.first(in: record.fields[place]) {
      throw ImportError(
        file: file, line: record.line, code: .controlCharacter,
        message: "The column \(Excerpt.quoted(column)) has a mark in it that cannot be seen, "
          + "U+\(String(mark.value, radix: 16, uppercase: true)).")
    }
    guard let text = try optionalText(record, place, column, file) else {
      throw ImportError(
        file: file, line: record.line, code: .emptyField,
        message: "The column \(Excerpt.quoted(column)) is empty.")
    }
    return text
  }

  private static func symptom(
    _ record: CSVRecord, _ place: Int?, _ columns: TicketColumns, _ file: String
  ) throws(ImportError) -> String? {
    guard let place, let name = columns.symptom else { return nil }
    return try optionalText(record, place, name, file).flatMap { text in
      let seen = ASCIIText.trimmed(HiddenMarks.removed(from: text))
      return seen.isEmpty ? nil : seen
    }
  }

  /// One line of words; nil if there are none.
  ///
  /// A text over several lines becomes one.
  private static func optionalText(
    _ record: CSVRecord, _ place: Int, _ column: String, _ file: String
  ) throws(ImportError) -> String? {
    let lines = record.fields[place].split { $0.isNewline }.map(String.init)
    let text = ASCIIText.words(
      FormulaGuard.restored(ASCIIText.trimmed(lines.joined(separator: " ")))
    ).joined(separator: " ")
    guard text.utf8.count <= longestField else {
      throw ImportError(
        file: file, line: record.line, code: .badValue,
        message: "The column \(Excerpt.quoted(column)) has \(text.utf8.count) bytes; at most "
          + "\(longestField) are kept.")
    }
    return text.isEmpty ? nil : text
  }

  /// Where the columns stand.
  private struct Places {
    var ticket: Int
    var ref: Int
    var symptom: Int?

    init(_ header: CSVRecord, _ columns: TicketColumns, _ file: String) throws(ImportError) {
      func place(_ name: String) throws(ImportError) -> Int? {
        let wanted = ASCIIText.folded(ASCIIText.trimmed(name))
        let found = header.fields.indices.filter {
          ASCIIText.folded(ASCIIText.trimmed(header.fields[$0])) == wanted
        }
        guard found.count < 2 else {
          throw ImportError(
            file: file, line: header.line, code: .duplicateColumn,
            message: "The header names the column \(Excerpt.quoted(name)) twice.")
        }
        return found.first
      }
      let (ticket, ref) = (try place(columns.ticket), try place(columns.ref))
      symptom = if let name = columns.symptom { try place(name) } else { nil }
      let lacksSymptom = columns.isSymptomNamed && symptom == nil
      guard let ticket, let ref, !lacksSymptom else {
        let missing = [
          ticket == nil ? columns.ticket : nil, ref == nil ? columns.ref : nil,
          lacksSymptom ? columns.symptom : nil,
        ].compactMap(\.self)
        throw Self.missing(missing, header, file)
      }
      self.ticket = ticket
      self.ref = ref
      // A list that says nothing of what is wrong may have the default's column for something else.
      if !columns.isSymptomNamed, symptom == ticket || symptom == ref { symptom = nil }
      let parts = zip(TicketColumns.parts, [ticket, ref, symptom])
      for (part, place) in parts {
        guard let other = parts.first(where: { $0.1 == place })?.0, other != part, place != nil
        else { continue }
        let column = place.map { header.fields[$0] } ?? part
        throw ImportError(
          file: file, line: header.line, code: .duplicateColumn,
          message:
            "The column \(Excerpt.quoted(column)) cannot be both the \(other) and the \(part).")
      }
    }

    private static func missing(_ names: [String], _ header: CSVRecord, _ file: String)
      -> ImportError
    {
      let has = header.fields.prefix(12).map { Excerpt.quoted($0) }.joined(separator: ", ")
      return ImportError(
        file: file, line: header.line, code: .missingColumn,
        message: "The header lacks the column \(names.joined(separator: ", ")). It has \(has)."
          + header.semicolonHint)
    }
  }
}
