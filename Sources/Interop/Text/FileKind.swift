/// What a file that is not text begins like.
enum FileKind {
  /// A name for the kind of file, or nil when its first bytes do not tell.
  static func binaryKind(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a ZIP archive or a workbook (XLSX)" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return "a zstd archive" }
    if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A]) { return "an xz archive" }
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) { return "a PDF" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "UTF-16 text (save it as UTF-8)"
    }
    return nil
  }
}
