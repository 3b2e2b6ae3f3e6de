#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The place of a copy that lies beside a file while that is made.
///
/// A class because it takes the copy away when it goes.
final class CopyBeside {
  let path: String

  /// - Parameter mark: what tells it from another copy beside the same file; empty for the only one.
  init(_ target: String, mark: String = "") {
    path = "\(target)\(mark).part-copy"
    takeAway()
  }

  deinit { takeAway() }

  /// Takes away what is there, and what SQLite leaves beside it when the disk fails, so that another copy
  /// can be made.
  func takeAway() {
    for end in ["", "-journal", "-wal", "-shm"] { unlink(path + end) }
  }
}
