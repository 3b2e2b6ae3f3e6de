public import Change

/// A piece of an image's bytes, as bundles carry it.
///
/// An image is cut into pieces of 1,048,576 bytes; its last one is shorter. So each piece has one place, and an
/// image has 32 at most.
public struct ImagePiece: Hashable, Sendable {
  /// The bytes of every piece of an image but the last.
  public static let fullBytes = 1_048_576

  /// SHA-256 of the whole image.
  public let image: ChangeHash
  /// How many bytes the whole image has.
  public let imageBytes: Int
  /// Which piece it is, from 0.
  public let number: Int
  /// Its bytes.
  public let bytes: [UInt8]

  /// A piece; nil if it has not the bytes that a piece of that number has.
  public init?(image: ChangeHash, imageBytes: Int, number: Int, bytes: [UInt8]) {
    guard (1...ImageOriginal.mostBytes).contains(imageBytes),
      (0..<Self.count(ofBytes: imageBytes)).contains(number),
      bytes.count == Self.range(number, ofBytes: imageBytes).count
    else { return nil }
    self.image = image
    self.imageBytes = imageBytes
    self.number = number
    self.bytes = bytes
  }

  /// How many pieces an image of so many bytes has.
  public static func count(ofBytes bytes: Int) -> Int {
    bytes <= 0 ? 0 : (min(bytes, ImageOriginal.mostBytes) - 1) / fullBytes + 1
  }

  /// Where a piece of an image of so many bytes lies.
  public static func range(_ number: Int, ofBytes bytes: Int) -> Range<Int> {
    let start = number * fullBytes
    return start..<max(start, min(start + fullBytes, bytes))
  }
}
