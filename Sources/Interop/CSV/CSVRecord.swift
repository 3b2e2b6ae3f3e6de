/// One record of a CSV file.
public struct CSVRecord: Hashable, Sendable {
  /// The line on which the record begins, counted from 1.
  public let line: Int
  /// The fields, without their quotes, otherwise untouched.
  public let fields: [String]
}
