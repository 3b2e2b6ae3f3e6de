package import Change
package import Store

/// How a piece of an image is spelled in a bundle.
extension ImagePiece {
  /// Bytes of hash, length and offset before the piece's own.
  static let headBytes = ChangeHash.byteCount + 16

  /// Reads an element of a section of images.
  package init(decoding bytes: UnsafeRawBufferPointer) throws(PieceFault) {
    guard bytes.count <= Self.headBytes + Self.fullBytes else { throw .outOfRange("piece") }
    var reader = PieceReader(Array(bytes))
    let image: ChangeHash = try reader.identifier("hash")
    let length = try reader.number(8, "length", in: 1...Int64(ImageOriginal.mostBytes))
    let offset = Int(try reader.number(8, "offset", in: 0...length - 1))
    let rest = Array(try reader.take(reader.left, "piece"))
    guard offset % Self.fullBytes == 0,
      let piece = ImagePiece(
        image: image, imageBytes: Int(length), number: offset / Self.fullBytes, bytes: rest)
    else { throw .outOfRange("piece") }
    self = piece
  }

  /// The element of a section of images.
  package var element: [UInt8] {
    var writer = PieceWriter()
    writer.identifier(image)
    writer.number(8, Int64(imageBytes))
    writer.number(8, Int64(number * Self.fullBytes))
    writer.raw(bytes)
    return writer.bytes
  }

  /// The pieces of an image.
  package static func of(_ bytes: [UInt8], image: ChangeHash) -> [ImagePiece] {
    (0..<count(ofBytes: bytes.count)).compactMap {
      ImagePiece(
        image: image, imageBytes: bytes.count, number: $0,
        bytes: Array(bytes[range($0, ofBytes: bytes.count)]))
    }
  }
}
