public import Change

/// Which pieces of an image that is not whole are here.
public struct HeldPieces: Hashable, Sendable {
  /// SHA-256 of the whole image.
  public var image: ChangeHash
  /// A bit for each piece that is here, the lowest for piece 0; never zero.
  public var pieces: UInt32

  /// Which pieces are here.
  public init(image: ChangeHash, pieces: UInt32) {
    self.image = image
    self.pieces = pieces
  }

  /// Whether a piece is here.
  public func holds(_ number: Int) -> Bool {
    (0..<32).contains(number) && pieces & (1 << UInt32(number)) != 0
  }
}
