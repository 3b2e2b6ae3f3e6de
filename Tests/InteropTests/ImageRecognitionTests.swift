import Interop
import Plant
import TestSupport
import Testing

@Suite struct `Pictures told by their content` {
  private static let valid: [(ImageFormat, [UInt8])] = [
    (.png, PictureFile.png()), (.jpeg, PictureFile.jpeg()), (.bmp, PictureFile.bmp()),
  ]

  private func refusal(_ bytes: [UInt8]) -> ImageError? {
    do throws(ImageError) {
      _ = try ImageRecognition.recognize(bytes)
      return nil
    } catch {
      return error
    }
  }

  // MARK: What is taken

  @Test func `each kind is known with its sides`() throws {
    let png = try ImageRecognition.recognize(PictureFile.png(width: 1_152, height: 3))
    #expect((png.format, png.widthPX, png.heightPX) == (.png, 1_152, 3))
    let jpeg = try ImageRecognition.recognize(PictureFile.jpeg(width: 720, height: 576))
    #expect((jpeg.format, jpeg.widthPX, jpeg.heightPX) == (.jpeg, 720, 576))
    let bmp = try ImageRecognition.recognize(PictureFile.bmp(width: 7, height: 9))
    #expect((bmp.format, bmp.widthPX, bmp.heightPX) == (.bmp, 7, 9))
  }

  @Test func `a BMP from the top down and one of the oldest kind are taken`() throws {
    #expect(try ImageRecognition.recognize(PictureFile.bmp(width: 3, height: -5)).heightPX == 5)
    let old =
      Array("BM".utf8) + PictureFile.little32(26 + 8) + PictureFile.little32(0)
      + PictureFile.little32(26) + PictureFile.little32(12) + PictureFile.little16(2)
      + PictureFile.little16(2) + PictureFile.little16(1) + PictureFile.little16(8)
      + [1, 2, 0, 0, 3, 4, 0, 0]
    #expect(try ImageRecognition.recognize(old).widthPX == 2)
  }

  @Test func `a JPEG with several scans, fill bytes and other segments is taken`() throws {
    let frame = PictureFile.segment(
      0xC2, [8] + PictureFile.big16(6) + PictureFile.big16(8) + [1, 1, 0x11, 0])
    let scan = PictureFile.segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34]
    let table: [UInt8] = [0xFF, 0xFF] + PictureFile.segment(0xC4, [0])
    let bytes: [UInt8] =
      [0xFF, 0xD8] + PictureFile.segment(0xFE, [0xFF, 0xD9]) + frame + scan + table + scan
      + [0xFF, 0xD9]
    #expect(try ImageRecognition.recognize(bytes).format == .jpeg)
  }

  @Test(arguments: valid) func `what follows a picture's end is not looked at`(
    format: ImageFormat, bytes: [UInt8]
  ) throws {
    for tail in [[0], Array(repeating: 0xFF, count: 9), Array("trailer".utf8)] as [[UInt8]] {
      #expect(try ImageRecognition.recognize(bytes + tail).format == format)
    }
  }

  // MARK: What is refused

  @Test(arguments: valid) func `cut anywhere it is refused`(format: ImageFormat, bytes: [UInt8]) {
    for count in 0..<bytes.count {
      let error = refusal(Array(bytes.prefix(count)))
      let isTold = count < 4 || [.truncated, .damaged].contains(error?.code)
      #expect(error != nil && isTold, "\(format) cut at \(count): \(String(describing: error))")
    }
    #expect(refusal([])?.code == .empty)
  }

  @Test func `every byte of a PNG counts`() {
    let whole = PictureFile.png()
    for place in whole.indices {
      for bit in 0..<8 {
        var bytes = whole
        bytes[place] ^= 1 << UInt8(bit)
        #expect(refusal(bytes) != nil, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test(arguments: valid) func `any byte may be anything`(format: ImageFormat, whole: [UInt8]) {
    for place in whole.indices {
      for value in [0x00, 0x01, 0x7F, 0x80, 0xC0, 0xD8, 0xDA, 0xFE, 0xFF] as [UInt8] {
        var bytes = whole
        bytes[place] = value
        expectSound(bytes, "\(format), byte \(place) is \(value)")
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func `mutated pictures are taken or refused`(
    seed: UInt64
  ) {
    var random = RepeatableRandom(seed: seed)
    for round in 0..<600 {
      var bytes = Self.valid[round % 3].1
      for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 1...6, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
        default: bytes.replaceSubrange(at..<end, with: repeatElement(0xFF, count: end - at))
        }
      }
      expectSound(bytes, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func `noise after a signature is taken or refused`(
    seed: UInt64
  ) {
    var random = RepeatableRandom(seed: seed)
    let heads: [[UInt8]] = [
      PictureFile.pngSignature, [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xC0], Array("BM".utf8),
      Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0], [],
    ]
    for round in 0..<600 {
      let noise = (0..<Int.random(in: 0...90, using: &random)).map { _ in
        UInt8(truncatingIfNeeded: random.next())
      }
      expectSound(heads[round % heads.count] + noise, "seed \(seed), round \(round)")
    }
  }

  private func expectSound(_ bytes: [UInt8], _ what: String) {
    do throws(ImageError) {
      let image = try ImageRecognition.recognize(bytes)
      let sides = 1...RecognizedImage.longestSidePX
      #expect(sides.contains(image.widthPX) && sides.contains(image.heightPX), "\(what)")
    } catch {
      #expect(error.message.hasSuffix("."), "\(what): \(error)")
      #expect(error.message.utf8.allSatisfy { $0 >= 0x20 }, "\(what)")
    }
  }

  @Test(arguments: [
    (0, 6), (8, 0), (30_001, 6), (8, 30_001), (2_147_483_647, 2_147_483_647), (30_000, 30_000),
  ])
  func `absurd sides are refused`(width: Int, height: Int) {
    let header = PictureFile.big32(width) + PictureFile.big32(height) + [8, 0, 0, 0, 0]
    let png =
      PictureFile.pngSignature + PictureFile.chunk("IHDR", header)
      + PictureFile.chunk("IDAT", [0]) + PictureFile.chunk("IEND", [])
    #expect(refusal(png)?.code == .absurdSize)
    let bmp = PictureFile.bmp()
    let sides = PictureFile.little32(width) + PictureFile.little32(height)
    #expect(refusal(Array(bmp[..<18]) + sides + Array(bmp[26...]))?.code == .absurdSize)
    let jpeg = refusal(PictureFile.jpeg(width: width & 0xFFFF, height: height & 0xFFFF))
    #expect(jpeg?.code == .absurdSize)
  }

  @Test(arguments: [
    (Array("GIF89a..".utf8), ImageError.Code.unsupported, "GIF"),
    ([0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0], .unsupported, "TIFF"),
    ([0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, 8], .unsupported, "TIFF"),
    (Array("RIFF....WEBPVP8 ".utf8), .unsupported, "WebP"),
    ([0, 0, 0, 24] + Array("ftypheic".utf8), .unsupported, "HEIC"),
    ([0, 0, 0, 24] + Array("ftypisom".utf8), .notAnImage, "film"),
    (Array("%PDF-1.7".utf8), .notAnImage, "PDF"),
    (Array("SQLite format 3\u{0}".utf8), .notAnImage, "database"),
    ([0x50, 0x4B, 0x03, 0x04, 20, 0], .notAnImage, "ZIP"),
    (Array("device,hall\n".utf8), .notAnImage, "text"),
    (Array("BMW is a maker of cars, not a bitmap".utf8), .notAnImage, "text"),
    ([UInt8](repeating: 0, count: 600), .notAnImage, "zeros"),
    ([0x01, 0x02, 0x03], .notAnImage, "none of theirs"),
  ])
  func `other files are named for what they are`(
    bytes: [UInt8], code: ImageError.Code, word: String
  ) throws {
    let error = try #require(refusal(bytes))
    #expect(error.code == code)
    #expect(error.message.contains(word), "\(error.message)")
  }

  @Test func `contradictions are damage`() {
    let png = PictureFile.png()
    let header = Array(png[8..<33])
    let end = PictureFile.chunk("IEND", [])
    #expect(refusal(PictureFile.pngSignature + header + end)?.code == .damaged)
    #expect(refusal(PictureFile.pngSignature + header + header + end)?.code == .damaged)
    #expect(refusal(PictureFile.pngSignature + end)?.code == .damaged)
    // A copy that took it for text.
    #expect(refusal([0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A, 0, 0])?.code == .damaged)
    #expect(refusal([0xFF, 0xD8, 0xFF, 0xD9])?.code == .damaged)
    #expect(refusal([0xFF, 0xD8, 0x00, 0xFF, 0xD9])?.code == .damaged)
    var bmp = PictureFile.bmp()
    bmp[2] = 60
    #expect(refusal(bmp)?.code == .damaged)
    bmp[10] = 20
    #expect(refusal(bmp)?.code == .damaged)
  }
}
