/// A change of a revoked device counts all the same: somebody looked at it.
public struct Adoption: Hashable, Sendable {
  /// The change.
  public let change: ChangeHash

  /// The adoption of a change.
  public init(change: ChangeHash) {
    self.change = change
  }

  init(reading reader: inout PieceReader) throws(PieceFault) {
    change = try reader.identifier("change")
  }

  func write(to writer: inout PieceWriter) {
    writer.identifier(change)
  }
}
