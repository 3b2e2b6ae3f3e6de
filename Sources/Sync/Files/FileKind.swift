#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is at a path.
enum FileKind {
  case nothing
  case file
  case folder
  case other

  /// Looks, following symbolic links.
  static func at(_ path: String) -> FileKind {
    var info = stat()
    guard stat(path, &info) == 0 else { return .nothing }
    return switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }
}
