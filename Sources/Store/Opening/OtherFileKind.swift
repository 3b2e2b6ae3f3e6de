#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is at a path that is no file, in words.
public enum OtherFileKind {
  /// `a pipe`, `a socket`, …; from the mode that `stat` gives.
  public static func word(_ mode: UInt32) -> String {
    switch mode_t(mode) & S_IFMT {
    case S_IFREG: "a file"
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
