internal import Plant

/// Windows and OS/2 bitmaps: a file header, a picture header, pixels.
enum BMPPicture {
  private static let fileHeader = 14
  /// Sizes of the picture headers there are; 12 is the oldest, with sides of 16 bits.
  private static let headers: Set<Int> = [12, 16, 40, 52, 56, 64, 108, 124]

  /// How the pixels are kept.
  private enum Coding: Int {
    case plain = 0
    case runs8 = 1
    case runs4 = 2
    case masked = 3
    case maskedWithAlpha = 6

    /// Whether the number of bytes follows from the sides.
    var isPlain: Bool {
      switch self {
      case .plain, .masked, .maskedWithAlpha: true
      case .runs8, .runs4: false
      }
    }
  }

  /// Two letters alone begin many a text: the picture header's size must be one there is.
  static func begins(_ scan: ByteScan) -> Bool {
    guard scan.has("BM") else { return false }
    guard let size = scan.little32(fileHeader) else { return scan.count < fileHeader + 4 }
    return headers.contains(size)
  }

  static func read(_ scan: ByteScan) throws(ImageError) -> RecognizedImage {
    guard let fileBytes = scan.little32(2), let offset = scan.little32(10),
      let header = scan.little32(fileHeader), fileHeader + header <= scan.count
    else { throw .truncated("BMP", after: scan.count) }
    let place = fileHeader
    let isOld = header == 12
    let sides =
      isOld
      ? (scan.little16(place + 4), scan.little16(place + 6))
      : (scan.signed32(place + 4), scan.signed32(place + 8))
    // A height below zero counts the lines from the top.
    guard let width = sides.0, let height = sides.1.map(abs),
      let planes = scan.little16(place + (isOld ? 8 : 12)),
      let depth = scan.little16(place + (isOld ? 10 : 14))
    else { throw .truncated("BMP", after: scan.count) }
    let number = header >= 40 ? scan.little32(place + 16) : 0
    guard planes == 1, [1, 4, 8, 16, 24, 32].contains(depth),
      let coding = number.flatMap(Coding.init(rawValue:))
    else {
      throw ImageError(.damaged, "The BMP's header names a kind of pixel that BMP does not have.")
    }
    let image = try RecognizedImage(.bmp, widthPX: width, heightPX: height)
    let declared = header >= 40 ? scan.little32(place + 20) ?? 0 : 0
    let line = (width * depth + 31) / 32 * 4
    let pixels = coding.isPlain ? line * height : max(1, declared)
    guard offset >= place + header else {
      throw ImageError(.damaged, "The BMP says its pixels begin inside its header.")
    }
    guard offset + pixels <= scan.count, fileBytes <= scan.count else {
      throw .truncated("BMP", after: scan.count)
    }
    // Some programs leave the field empty.
    guard fileBytes == 0 || fileBytes >= offset + pixels else {
      throw ImageError(
        .damaged,
        "The BMP says it is \(fileBytes) bytes long; its picture needs \(offset + pixels).")
    }
    return image
  }
}
