/// How large the parts of a change may be; a larger one is refused by every version.
public enum ChangeLimits {
  /// The most changes `deps` may name.
  public static let deps = 4_096
  /// The most bytes of UTF-8 an author's name may have.
  public static let authorBytes = 256
  /// The most bytes of UTF-8 a note may have.
  public static let noteBytes = 4_096
  /// The most bytes a body may have: 1 MiB.
  public static let bodyBytes = 1_048_576
  /// The most bytes the canonical spelling of a change can have.
  public static let changeBytes = 1_184_144
  /// The most columns a table in a body may have.
  public static let columns = 256
  /// The most bytes the name of a table in a body may have.
  public static let tableNameBytes = 64
}
