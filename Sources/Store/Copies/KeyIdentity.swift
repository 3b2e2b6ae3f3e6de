#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Which file `device.key` is, as the file system tells files apart.
///
/// A copied folder has another one: no program can choose a file's inode or its change time. A folder
/// moved on one file system keeps it, because the key is never rewritten. Changing the file's rights
/// or linking it again changes it too, and so may a file system that numbers its disks anew: that
/// looks like a copy and does no harm.
struct KeyIdentity: Hashable {
  private let fileSystem: UInt64
  private let inode: UInt64
  private let changedSeconds: Int64
  private let changedNanoseconds: Int64

  /// Number of the file system, inode, and change time in seconds and nanoseconds.
  var text: String { "\(fileSystem) \(inode) \(changedSeconds) \(changedNanoseconds)" }

  /// The identity of the file at a path; nil if there is none.
  init?(path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    #if canImport(Darwin)
      let changed = info.st_ctimespec
    #else
      let changed = info.st_ctim
    #endif
    fileSystem = UInt64(truncatingIfNeeded: info.st_dev)
    inode = UInt64(info.st_ino)
    changedSeconds = Int64(changed.tv_sec)
    changedNanoseconds = Int64(changed.tv_nsec)
  }
}
