/// A 64-bit InfiniBand identifier of a node or a system.
public struct FabricGUID: Hashable, Sendable {
  /// The number itself.
  public let value: UInt64

  /// Wraps a number.
  public init(_ value: UInt64) {
    self.value = value
  }
}

extension FabricGUID: CustomStringConvertible {
  /// Sixteen small hexadecimal digits, as `ibnetdiscover` prints them in node names.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }
}
