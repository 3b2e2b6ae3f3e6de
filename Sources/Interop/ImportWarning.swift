/// Something an importer read past, which a person should know.
public struct ImportWarning: Hashable, Sendable {
  /// What was read past.
  ///
  /// Programs match on the raw value.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A CSV column that the format does not have.
    case extraColumn = "extra-column"
    /// An adapter that is named in a switch's port line but has no block of its own.
    case undescribedAdapter = "undescribed-adapter"
    /// A port that is linked to itself.
    case loopbackPlug = "loopback-plug"
    /// A link whose two ends print different widths or speeds.
    case speedDisagreement = "speed-disagreement"
  }

  /// The kind of remark, for programs.
  public let code: Code
  /// The file's name, as the caller gave it.
  public let file: String
  /// The first line it applies to, counted from 1.
  public let line: Int
  /// How many times it occurs in the file.
  public let count: Int
  /// The remark, in a sentence for a person.
  public let message: String
}
