/// One record of a CSV file.
public struct CSVRecord: Hashable, Sendable {
  /// The line on which the record begins, counted from 1.
  public let line: Int
  /// The fields, without their quotes, otherwise untouched.
  public let fields: [String]
}

extension CSVRecord {
  /// What to say of a header line that lacks a column, if it is that of a spreadsheet that parts its fields
  /// by semicolons; empty if not.
  var semicolonHint: String {
    fields.count == 1 && fields[0].utf8.contains(0x3B)
      ? " The fields look parted by semicolons; they must be parted by commas." : ""
  }
}
