/// A column of a record with its value in words.
public struct ColumnWords: Hashable, Sendable {
  /// The column.
  public var name: String
  /// Its value, an id as what it names.
  public var value: String

  /// A column and its value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// `lowest_u 12`.
  public var text: String { "\(name) \(value)" }
}
