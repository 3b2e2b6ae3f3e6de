internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A store on a medium nothing can be written to, such as a snapshot or a locked stick.
enum ReadOnlyMedium {
  /// Whether the file's folder is on one; false if only its rights forbid to write.
  static func holds(_ path: String) -> Bool {
    let folder = (path as NSString).deletingLastPathComponent
    guard access(folder.isEmpty ? "." : folder, W_OK) != 0 else { return false }
    return errno == EROFS
  }

  /// The name under which SQLite reads the database there.
  ///
  /// Without a log beside it the file is all there is and does not change: SQLite is told so, because
  /// it could not make the files it needs to share it. With one SQLite reads both or says why not.
  static func name(_ path: String) -> String {
    var info = stat()
    if stat(path + "-wal", &info) == 0, info.st_size > 0 { return path }
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(escaped)?immutable=1"
  }
}
