internal import Change
internal import Foundation
internal import GRDB
internal import Plant

/// The merged state as sorted text: stores that applied the same changes dump the same bytes.
///
/// Applied changes only. Nothing local is in it: no arrival numbers, no order of arrival.
public enum CanonicalDump {
  /// Writes the dump line by line, each line with its line end.
  public static func write(_ view: StoreView, to line: (String) throws -> Void) throws {
    let log = try ChangeLog(view.db)
    try line("ferrule dump 1\n")
    try line("site \(view.identity.site)\n")
    for hash in try log.tips() {
      guard let tip = try log.applied(hash), let chain = log.chains[tip.placement.chain] else {
        continue
      }
      try line("tip \(ChangeName(device: chain.device, seq: tip.placement.seq, hash: hash))\n")
    }
    for table in view.catalogue.tables.sorted(by: { $0.name < $1.name }) {
      try rows(view, table, line)
    }
    try siblings(view, log, line)
    try twins(view, log, line)
  }

  private static func rows(
    _ view: StoreView, _ table: TableCatalogue.Table, _ line: (String) throws -> Void
  ) throws {
    let columns = table.columns.map(\.name).joined(separator: ", ")
    let key = table.columns.prefix(table.keyColumns).map(\.name).joined(separator: ", ")
    let cursor = try Row.fetchCursor(
      view.db, sql: "SELECT \(columns) FROM \(table.name) ORDER BY \(key)")
    while let row = try cursor.next() {
      let cells = table.columns.indices.map { text(CellValue(row[$0] as DatabaseValue)) }
      try line("\(table.name) \(cells.joined(separator: " "))\n")
    }
  }

  /// Every live value of the groups people disagree about, by the name of its change.
  private static func siblings(
    _ view: StoreView, _ log: ChangeLog, _ line: (String) throws -> Void
  ) throws {
    var lines: [String] = []
    for value in try view.liveValues() {
      let name = try name(log, value.change)
      let cells = value.value.map(text).joined(separator: " ")
      let row = text(.blob(value.row.bytes))
      lines.append("live \(value.table) \(row) \(value.group) \(name) \(cells)\n")
    }
    for text in lines.sorted() { try line(text) }
  }

  private static func twins(
    _ view: StoreView, _ log: ChangeLog, _ line: (String) throws -> Void
  ) throws {
    var lines: [String] = []
    for row in try view.rows("SELECT tbl, row, n FROM twin") {
      let name = try name(log, ChangeNumber(rawValue: row.int64("n") ?? 0))
      lines.append("twin \(row.string("tbl")) \(text(.blob(row.blob("row")))) \(name)\n")
    }
    for text in lines.sorted() { try line(text) }
  }

  private static func name(_ log: ChangeLog, _ number: ChangeNumber) throws -> String {
    let change = try log.applied(number)
    let device = log.chains[change.placement.chain]?.device
    return "\(device?.description ?? "?")/\(change.placement.seq)/\(change.rank.hash)"
  }

  /// A cell as one word: - for missing, digits, quoted text, x and hexadecimal digits.
  ///
  /// In a text `\"` and `\\` stand for themselves, `\u{9b}` for what steers the screen: what others wrote
  /// is in a dump, and a dump is read on screens.
  private static func text(_ cell: CellValue) -> String {
    switch cell {
    case .null: return "-"
    case .integer(let value): return String(value)
    case .real(let bits): return "r" + String(bits, radix: 16)
    case .blob(let bytes): return "x" + bytes.map { hex($0) }.joined()
    case .text(let text):
      var out = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case _ where scalar.steersScreen:
          out += "\\u{" + String(scalar.value, radix: 16) + "}"
        default: out.unicodeScalars.append(scalar)
        }
      }
      return out + "\""
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
