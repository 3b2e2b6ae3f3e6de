internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A database that can only be read here: on a snapshot or a locked stick, in a folder of somebody
/// else's, or a file without the right to write.
enum ReadOnlyMedium {
  /// How a database is to be opened.
  enum Way: Equatable {
    /// To write.
    case writable
    /// To read a file that nobody has open: all there is, and it stays as it is.
    ///
    /// SQLite is told so, because it may not make the files it needs to share it.
    case still
    /// To read a file together with its log, which others may be writing.
    case shared
  }

  /// How the database at a path is to be opened.
  ///
  /// - Throws: a ``StoreError`` with code `cannot-write` where it cannot be read, or where its log
  ///   holds what is not in the file yet and SQLite could not read the two together.
  static func way(to path: String) throws -> Way {
    let (log, index) = (path + "-wal", path + "-shm")
    guard exists(path) else { return .writable }
    for file in [path, log] where exists(file) && access(file, R_OK) != 0 {
      throw StoreError(
        .cannotWrite, "\(file) cannot be read: \(String(cString: strerror(errno))).",
        next: "ls -l \(ShellWord.quoted(folder(of: path)))")
    }
    let mayWrite =
      access(folder(of: path), W_OK | X_OK) == 0
      && [path, log, index].allSatisfy { !exists($0) || access($0, W_OK) == 0 }
    if mayWrite { return .writable }
    // Told that the file is all there is, SQLite would not see what is only in the log.
    guard size(log) > 0 else { return .still }
    guard exists(index), access(index, R_OK) == 0 else {
      throw StoreError(
        .cannotWrite,
        "\(path) may not be written to, and what was written last is still in \(log): they can only be read together where ferrule may write.",
        next: "cp -r \(ShellWord.quoted(folder(of: path))) COPY.ferrule, then --store COPY.ferrule")
    }
    return .shared
  }

  /// The name under which SQLite reads a still file.
  static func name(ofStill path: String) -> String {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(escaped)?immutable=1"
  }

  private static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private static func exists(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0
  }

  /// How long a file is; 0 where there is none.
  static func size(_ path: String) -> Int64 {
    var info = stat()
    return stat(path, &info) == 0 ? Int64(info.st_size) : 0
  }
}
