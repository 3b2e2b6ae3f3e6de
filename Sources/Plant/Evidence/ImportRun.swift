/// A file was imported.
public struct ImportRun: Hashable, Sendable {
  /// Which source the file is a version of.
  public var source: String
  /// Name of the format.
  public var format: String
  /// Name of the file, without folders.
  public var fileName: String
  /// Hash of the file; 32 bytes.
  public var sha256: [UInt8]
  /// Size of the file; bytes.
  public var bytes: Int64

  /// All its parts.
  public init(
    source: String, format: String, fileName: String, sha256: [UInt8], bytes: Int64
  ) {
    self.source = source
    self.format = format
    self.fileName = fileName
    self.sha256 = sha256
    self.bytes = bytes
  }
}
