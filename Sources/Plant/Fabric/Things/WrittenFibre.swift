/// One fibre of a cable or a cassette whose map is written down fibre by fibre.
public struct WrittenFibre: Hashable, Sendable {
  /// Connector of the near side, as printed: side a of a cable, the rear of a cassette.
  public var fromConnector: String
  /// Position in it, in plug view.
  public var fromPosition: Int
  /// Connector of the far side, as printed.
  public var toConnector: String
  /// Position in it, in plug view.
  public var toPosition: Int

  /// All its parts.
  public init(
    fromConnector: String, fromPosition: Int, toConnector: String, toPosition: Int
  ) {
    self.fromConnector = fromConnector
    self.fromPosition = fromPosition
    self.toConnector = toConnector
    self.toPosition = toPosition
  }
}
