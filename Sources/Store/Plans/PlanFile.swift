/// The file a plan came from.
public struct PlanFile: Hashable, Sendable {
  /// Which source it is a version of: its format unless the person says otherwise.
  public var source: String
  /// Name of the format.
  public var format: String
  /// Name of the file, without folders.
  public var name: String
  /// SHA-256 of its bytes.
  public var sha256: [UInt8]
  /// Its size; bytes.
  public var bytes: Int64

  /// A file with all its parts.
  public init(source: String, format: String, name: String, sha256: [UInt8], bytes: Int64) {
    self.source = source
    self.format = format
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
  }
}
