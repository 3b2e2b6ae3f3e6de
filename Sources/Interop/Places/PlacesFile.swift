/// The `places` format: a CSV table that says where each device stands.
///
/// Columns `device`, `hall`, `row`, `rack`, `u` and `height`, and `side` if it is known, in any
/// order and any case. See `docs/imports.md`.
public enum PlacesFile {
  /// Reads the whole file or throws at its first fault.
  ///
  /// `file` is only for messages.
  public static func read(_ bytes: [UInt8], file: String) throws(ImportError) -> PlaceList {
    var reader = try CSVReader(
      bytes, file: file,
      expected: "a CSV table with the columns \(PlaceColumns.required.joined(separator: ", "))")
    guard let header = try reader.next() else {
      throw ImportError(
        file: file, line: nil, code: .empty, message: "The file holds no header line.")
    }
    let columns = try PlaceColumns(header, file: file)
    var rows: [PlaceRow] = []
    var lineOf: [String: Int] = [:]
    var claims = PlaceClaims()
    while let record = try reader.next() {
      // Spreadsheets leave lines of commas behind.
      guard record.fields.contains(where: { !ASCIIText.trimmed($0).isEmpty }) else { continue }
      let row = try columns.row(record)
      let key = ASCIIText.folded(row.device)
      if let earlier = lineOf.updateValue(row.line, forKey: key) {
        throw ImportError(
          file: file, line: row.line, otherLine: earlier, code: .duplicateDevice,
          message: "The device \(Excerpt.quoted(row.device)) already has a place on line "
            + "\(earlier).")
      }
      rows.append(row)
      claims.claim(rows.count - 1, in: rows)
    }
    return PlaceList(rows: rows, overlaps: claims.overlaps, warnings: columns.warnings)
  }
}
