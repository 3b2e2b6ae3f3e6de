internal import Change
internal import Crypto
internal import Store

/// Counts the pictures of a bundle without keeping one: each is hashed as its pieces come.
struct ImageCounting {
  private var counts = BundleInfo.Images()
  private var image: ChangeHash?
  private var hasher = SHA256()
  /// The number of its first piece here.
  private var first = 0
  /// The number the next piece must have; nil once one was missing.
  private var next: Int? = 0
  private var length = 0

  /// Looks at the pieces of a section.
  mutating func add(_ section: BundleSection) {
    section.visit { bytes in
      guard let piece = try? ImagePiece(decoding: bytes) else {
        counts.wrong += 1
        return
      }
      if piece.image != image {
        finishImage()
        (image, hasher, length) = (piece.image, SHA256(), piece.imageBytes)
        (first, next) = (piece.number, piece.number)
      }
      counts.bytes += Int64(piece.bytes.count)
      guard next == piece.number, length == piece.imageBytes else {
        next = nil
        return
      }
      hasher.update(data: piece.bytes)
      next = piece.number + 1
    }
  }

  private mutating func finishImage() {
    guard let image else { return }
    guard next == ImagePiece.count(ofBytes: length), first == 0 else {
      counts.cut += 1
      if next == ImagePiece.count(ofBytes: length) { counts.rests += 1 }
      return
    }
    if Array(hasher.finalize()) == image.bytes { counts.whole += 1 } else { counts.wrong += 1 }
  }

  /// The counts, when all was looked at.
  mutating func finished() -> BundleInfo.Images {
    finishImage()
    image = nil
    return counts
  }
}
