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
  /// Number of the file system, inode, and change time in seconds and nanoseconds.
  let text: String

  /// The identity of the file at a path; nil if there is none.
  init?(path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    #if canImport(Darwin)
      let changed = info.st_ctimespec
    #else
      let changed = info.st_ctim
    #endif
    text = "\(info.st_dev) \(info.st_ino) \(changed.tv_sec) \(changed.tv_nsec)"
  }
}
