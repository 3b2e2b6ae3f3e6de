/// Picture files written by hand, as small or as large as a test wants them.
public enum PictureFile {
  // MARK: PNG

  /// A grey PNG with its pixels stored, not squeezed: `seed` chooses them.
  public static func png(width: Int = 8, height: Int = 6, seed: UInt64 = 0) -> [UInt8] {
    var random = RepeatableRandom(seed: seed)
    var raw: [UInt8] = []
    raw.reserveCapacity((width + 1) * height)
    for _ in 0..<height {
      raw.append(0)
      for _ in 0..<width { raw.append(UInt8(truncatingIfNeeded: random.next())) }
    }
    let header = big32(width) + big32(height) + [8, 0, 0, 0, 0]
    return pngSignature + chunk("IHDR", header) + chunk("IDAT", zlibStored(raw))
      + chunk("IEND", [])
  }

  /// The first eight bytes of every PNG.
  public static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A chunk of a PNG with its checksum.
  public static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return big32(data.count) + body + big32(Int(crc(body)))
  }

  private static func zlibStored(_ raw: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65_535, raw.count)
      let length = end - start
      out.append(end == raw.count ? 1 : 0)
      out += little16(length) + little16(length ^ 0xFFFF) + raw[start..<end]
      start = end
    } while start < raw.count
    var (a, b) = (1, 0)
    for byte in raw {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return out + big32(b << 16 | a)
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    return ~sum
  }

  // MARK: JPEG

  /// A JPEG in structure: its tables are empty and its scan is noise, with stuffed and restart bytes.
  public static func jpeg(
    width: Int = 8, height: Int = 6, scanBytes: Int = 20, seed: UInt64 = 0
  ) -> [UInt8] {
    var random = RepeatableRandom(seed: seed)
    var out: [UInt8] =
      [0xFF, 0xD8] + segment(0xE0, Array("JFIF\u{0}".utf8) + [1, 1, 0, 0, 1, 0, 1])
    out += segment(0xC0, [8] + big16(height) + big16(width) + [1, 1, 0x11, 0])
    out += segment(0xDA, [1, 1, 0, 0, 63, 0])
    out += [0xFF, 0x00, 0xFF, 0xD0]
    for _ in 0..<scanBytes {
      let byte = UInt8(truncatingIfNeeded: random.next())
      out += byte == 0xFF ? [0xFF, 0x00] : [byte]
    }
    return out + [0xFF, 0xD9]
  }

  /// A segment of a JPEG.
  public static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big16(data.count + 2) + data
  }

  // MARK: BMP

  /// A BMP of 24 bits a pixel.
  public static func bmp(width: Int = 5, height: Int = 4, seed: UInt64 = 0) -> [UInt8] {
    var random = RepeatableRandom(seed: seed)
    let line = (width * 24 + 31) / 32 * 4
    let pixels = (0..<(line * abs(height))).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let header =
      little32(40) + little32(width) + little32(height) + little16(1) + little16(24) + little32(0)
      + little32(pixels.count) + little32(2_835) + little32(2_835) + little32(0) + little32(0)
    return Array("BM".utf8) + little32(54 + pixels.count) + little32(0) + little32(54) + header
      + pixels
  }

  // MARK: Numbers

  /// Four bytes, the most significant first.
  public static func big32(_ number: Int) -> [UInt8] {
    big16(number >> 16) + big16(number)
  }

  /// Two bytes, the most significant first.
  public static func big16(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
  }

  /// Four bytes, the least significant first.
  public static func little32(_ number: Int) -> [UInt8] {
    little16(number) + little16(number >> 16)
  }

  /// Two bytes, the least significant first.
  public static func little16(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }
}
