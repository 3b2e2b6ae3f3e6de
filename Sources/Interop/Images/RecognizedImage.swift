public import Plant

/// What a picture file says of itself.
public struct RecognizedImage: Hashable, Sendable {
  /// What kind of file it is, told by its content.
  public let format: ImageFormat
  /// Width of the picture; pixels.
  public let widthPX: Int
  /// Height of the picture; pixels.
  public let heightPX: Int

  /// The greatest side a picture may have; pixels.
  public static let longestSidePX = 30_000
  /// The most pixels a picture may have.
  public static let mostPixels = 400_000_000

  /// - Throws: an ``ImageError`` with code `absurd-size` for sides no scope or camera makes.
  init(_ format: ImageFormat, widthPX: Int, heightPX: Int) throws(ImageError) {
    guard widthPX > 0, heightPX > 0 else {
      throw ImageError(
        .absurdSize, "The picture says it is \(widthPX) by \(heightPX) pixels: nothing to see.")
    }
    let longest = Self.longestSidePX
    guard widthPX <= longest, heightPX <= longest, widthPX * heightPX <= Self.mostPixels else {
      throw ImageError(
        .absurdSize,
        "The picture says it is \(widthPX) by \(heightPX) pixels; at most \(longest) on a side and "
          + "\(Self.mostPixels / 1_000_000) million in all are taken.")
    }
    self.format = format
    self.widthPX = widthPX
    self.heightPX = heightPX
  }
}
