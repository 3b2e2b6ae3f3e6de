/// A value of a column, equal to another only if type and bytes are.
///
/// Two texts that differ only in how their accents are composed are different values here, as they
/// are in SQLite.
@frozen
public enum CellValue: Sendable {
  /// No value.
  case null
  /// A signed 64-bit integer.
  case integer(Int64)
  /// The bit pattern of an IEEE 754 double.
  case real(UInt64)
  /// UTF-8 without NUL.
  case text(String)
  /// Any bytes.
  case blob([UInt8])

  /// Whether it is NULL.
  @inlinable
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }
}

extension CellValue: Hashable {
  /// Equal when the type and the bytes are.
  public static func == (left: CellValue, right: CellValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.integer(let left), .integer(let right)): left == right
    case (.real(let left), .real(let right)): left == right
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.blob(let left), .blob(let right)): left == right
    default: false
    }
  }

  /// Hashes the type and the bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null:
      hasher.combine(0)
    case .integer(let value):
      hasher.combine(1)
      hasher.combine(value)
    case .real(let bits):
      hasher.combine(2)
      hasher.combine(bits)
    case .text(let text):
      hasher.combine(3)
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(text.utf8.count)
    case .blob(let bytes):
      hasher.combine(4)
      hasher.combine(bytes)
    }
  }
}
