/// What a file is that is not taken, as far as its first bytes tell.
enum OtherFile {
  static func refusal(_ scan: ByteScan) -> ImageError {
    if let picture = picture(scan) {
      return ImageError(
        .unsupported, "The file is \(picture); PNG, JPEG and BMP pictures are taken.")
    }
    let kind = other(scan).map { "it is \($0)" } ?? "its first bytes are none of theirs"
    return ImageError(.notAnImage, "The file is no PNG, JPEG or BMP picture: \(kind).")
  }

  private static func picture(_ scan: ByteScan) -> String? {
    if scan.has("GIF8") { return "a GIF picture" }
    if scan.has([0x49, 0x49, 0x2A, 0x00]) || scan.has([0x4D, 0x4D, 0x00, 0x2A]) {
      return "a TIFF picture"
    }
    if scan.has("RIFF"), scan.has("WEBP", at: 8) { return "a WebP picture" }
    if scan.has("ftyp", at: 4) {
      let brands: [StaticString] = ["heic", "heix", "hevc", "mif1", "msf1", "avif"]
      return brands.contains { scan.has($0, at: 8) } ? "a HEIC or AVIF picture of a phone" : nil
    }
    if scan.has([0, 0, 0, 0x0C]), scan.has("jP", at: 4) { return "a JPEG 2000 picture" }
    if scan.has([0, 0, 0, 0x0C]), scan.has("JXL", at: 4) { return "a JPEG XL picture" }
    return nil
  }

  private static func other(_ scan: ByteScan) -> String? {
    if let kind = FileKind.binaryKind(scan.bytes) { return kind }
    if scan.has("ftyp", at: 4) || (scan.has("RIFF") && scan.has("AVI ", at: 8)) { return "a film" }
    if scan.has("SQLite format 3\u{0}") { return "a database" }
    if scan.has([0x7F, 0x45, 0x4C, 0x46]) || scan.has("MZ") { return "a program" }
    let head = scan.bytes.prefix(512)
    if head.allSatisfy({ $0 == 0 }) { return "nothing but zeros so far, as on a damaged card" }
    let isText = head.allSatisfy { (0x20...0x7E).contains($0) || (0x09...0x0D).contains($0) }
    return isText ? "text" : nil
  }
}
