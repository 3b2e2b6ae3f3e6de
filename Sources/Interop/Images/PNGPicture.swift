internal import Plant

/// PNG, chunk by chunk: ISO/IEC 15948.
enum PNGPicture {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private enum Name {
    static let header = 0x4948_4452  // IHDR
    static let pixels = 0x4944_4154  // IDAT
    static let end = 0x4945_4E44  // IEND
  }

  /// The bits a pixel may have in each colour type.
  private static let depths: [UInt8: [UInt8]] = [
    0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
  ]

  static func begins(_ scan: ByteScan) -> Bool {
    scan.has([0x89, 0x50, 0x4E, 0x47])
  }

  static func read(_ scan: ByteScan) throws(ImageError) -> RecognizedImage {
    guard scan.count >= signature.count else { throw .truncated("PNG", after: scan.count) }
    guard scan.has(signature) else {
      throw ImageError(
        .damaged,
        "The first bytes of the PNG are damaged, as by a copy that took it for text.")
    }
    let head = try chunk(scan, at: signature.count)
    guard head.name == Name.header, head.length == 13 else {
      throw ImageError(.damaged, "The PNG does not begin with its header.")
    }
    let image = try header(scan, at: head.data)
    var place = head.end
    var hasPixels = false
    while true {
      let chunk = try chunk(scan, at: place)
      place = chunk.end
      if chunk.name == Name.pixels { hasPixels = true }
      if chunk.name == Name.header {
        throw ImageError(.damaged, "The PNG has a second header, at byte \(chunk.data - 8).")
      }
      if chunk.name == Name.end { break }
    }
    guard hasPixels else {
      throw ImageError(.damaged, "The PNG has a header and an end, and no picture between them.")
    }
    return image
  }

  private static func header(_ scan: ByteScan, at data: Int) throws(ImageError) -> RecognizedImage {
    guard let width = scan.big32(data), let height = scan.big32(data + 4),
      let depth = scan.byte(data + 8), let colour = scan.byte(data + 9),
      let compression = scan.byte(data + 10), let filter = scan.byte(data + 11),
      let interlace = scan.byte(data + 12)
    else { throw .truncated("PNG", after: scan.count) }
    guard depths[colour]?.contains(depth) == true, compression == 0, filter == 0, interlace <= 1
    else {
      throw ImageError(
        .damaged, "The PNG's header names a kind of pixel that PNG does not have.")
    }
    return try RecognizedImage(.png, widthPX: width, heightPX: height)
  }

  private struct Chunk {
    var name: Int
    var data: Int
    var length: Int
    /// Where the next one begins.
    var end: Int { data + length + 4 }
  }

  private static func chunk(_ scan: ByteScan, at place: Int) throws(ImageError) -> Chunk {
    guard let length = scan.big32(place), let name = scan.big32(place + 4) else {
      throw .truncated("PNG", after: scan.count)
    }
    let isName = (0..<4).allSatisfy { digit in
      let letter = name >> (8 * digit) & 0xDF
      return (0x41...0x5A).contains(letter)
    }
    guard isName, length <= Int(Int32.max) else {
      throw ImageError(.damaged, "The PNG is damaged at byte \(place): no chunk begins there.")
    }
    let chunk = Chunk(name: name, data: place + 8, length: length)
    guard chunk.end <= scan.count, let sum = scan.big32(chunk.data + length) else {
      throw .truncated("PNG", after: scan.count)
    }
    guard CRC32.sum(scan.bytes, (place + 4)..<(chunk.data + length)) == UInt32(sum) else {
      throw ImageError(
        .damaged,
        "The PNG is damaged between bytes \(place) and \(chunk.end): its checksum is wrong.")
    }
    return chunk
  }
}
