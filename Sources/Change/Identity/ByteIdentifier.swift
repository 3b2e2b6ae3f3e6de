/// What the identifiers of this room have in common: fixed bytes, an order, and a spelling in hex.
public protocol ByteIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The words that hold the bytes.
  associatedtype Storage: ByteStorage

  /// The bytes as words.
  var storage: Storage { get }

  /// The identifier with these bytes.
  init(storage: Storage)
}

extension ByteIdentifier {
  /// How many bytes an identifier of this kind has.
  @inlinable
  public static var byteCount: Int { Storage.byteCount }

  /// Copies the bytes; nil unless there are exactly ``byteCount`` of them.
  @inlinable
  public init?(bytes: UnsafeRawBufferPointer) {
    guard let storage = Storage(bytes: bytes) else { return nil }
    self.init(storage: storage)
  }

  /// Copies the bytes; nil unless there are exactly ``byteCount`` of them.
  @inlinable
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Storage.byteCount else { return nil }
    let storage =
      bytes.withContiguousStorageIfAvailable { Storage(bytes: UnsafeRawBufferPointer($0)) }
      ?? Array(bytes).withUnsafeBytes { Storage(bytes: $0) }
    guard let storage else { return nil }
    self.init(storage: storage)
  }

  /// Reads hexadecimal digits of either case; nil unless there are two for every byte and no more.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(of: hex.utf8) else { return nil }
    self.init(bytes: bytes)
  }

  /// The bytes in their written order.
  @inlinable
  public var bytes: [UInt8] {
    storage.withBytes { Array($0) }
  }

  /// Lends the bytes in their written order, without an allocation.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try storage.withBytes(body)
  }

  /// The bytes as lower-case hexadecimal digits.
  public var description: String {
    storage.withBytes { Hexadecimal.text(of: $0) }
  }

  /// Compares byte by byte.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.storage < right.storage
  }
}
