/// The text of a procedure, as it is kept in the store.
public struct ProcedureRecord: Sendable {
  /// SHA-256 of the text; 32 bytes.
  public var sha256: [UInt8]
  /// Its name.
  public var name: String
  /// Its version; 1 is first.
  public var version: Int
  /// The whole file.
  public var text: [UInt8]
  /// Whether the site added it; else it came with a program.
  public var isOfSite: Bool
  /// When it was taken out of use; ms UTC.
  public var retiredAtMS: Int64?
}
