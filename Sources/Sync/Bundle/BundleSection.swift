internal import Change

/// The changes of one section of a bundle, checked and unpressed.
package struct BundleSection: Sendable {
  /// Its number in the bundle, from 1.
  package let number: Int64
  /// How many changes it has.
  package let count: Int
  private let raw: [UInt8]

  /// Checks that the changes fill the bytes exactly.
  package init(number: Int64, count: Int, raw: [UInt8]) throws(BundleFault) {
    self.number = number
    self.count = count
    self.raw = raw
    var reader = PieceReader(raw)
    for _ in 0..<count { _ = try Self.next(&reader) }
    try reader.finish()
  }

  /// Shows the sealed bytes of each change.
  package func visit<Failure: Error>(
    _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var reader = PieceReader(raw)
    // The lengths were checked when the section was made.
    while let change = try? Self.next(&reader) { try body(change) }
  }

  private static func next(_ reader: inout PieceReader) throws(BundleFault) -> ArraySlice<UInt8> {
    let size = try reader.number(4, "changes", in: 1...Int64(ChangeLimits.changeBytes))
    return try reader.take(Int(size), "changes")
  }
}
