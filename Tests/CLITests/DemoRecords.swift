import Testing

/// The records of a canonical dump: each row's cells as they are written, by table.
struct DemoRecords {
  struct Row {
    var cells: [String]

    /// A text without its quotes, a number or an id as written; nil if it is missing.
    subscript(_ place: Int) -> String? {
      guard place < cells.count, cells[place] != "-" else { return nil }
      let cell = cells[place]
      return cell.hasPrefix("\"") ? String(cell.dropFirst().dropLast()) : cell
    }
  }

  private var tables: [String: [Row]] = [:]

  init(dump: String) {
    for line in dump.split(separator: "\n").dropFirst(3) {
      let cells = Self.cells(line)
      guard let table = cells.first else { continue }
      tables[table, default: []].append(Row(cells: Array(cells.dropFirst())))
    }
  }

  subscript(_ table: String) -> [Row] { tables[table] ?? [] }

  /// Splits at blanks outside of quotes.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var (isQuoted, isEscaped) = (false, false)
    for character in line {
      if character == " ", !isQuoted {
        cells.append(cell)
        cell = ""
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      cell.append(character)
    }
    return cells + [cell]
  }
}
