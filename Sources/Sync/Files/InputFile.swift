internal import Store

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file read from front to back; a class because it closes the file when it goes.
final class InputFile {
  let path: String
  private let file: Int32

  init(_ path: String) throws(SyncError) {
    self.path = path
    file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      let trouble = errno
      throw SyncError(
        trouble == ENOENT ? .noSuchFile : .cannotRead,
        "\(path) cannot be read: \(String(cString: strerror(trouble))).",
        next: "ls -l \(ShellWord.quoted(path))")
    }
  }

  deinit {
    if file >= 0 { close(file) }
  }

  /// How many bytes the file has now.
  func size() throws(SyncError) -> Int64 {
    var info = stat()
    guard fstat(file, &info) == 0 else {
      throw SyncError(
        .cannotRead, "\(path) cannot be read: \(String(cString: strerror(errno))).",
        next: "ls -l \(ShellWord.quoted(path))")
    }
    return Int64(info.st_size)
  }

  /// The next bytes: `count` of them, fewer only at the end of the file.
  func next(_ count: Int) throws(SyncError) -> [UInt8] {
    var trouble: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      while filled < count {
        let got = read(file, target.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { trouble = errno }
        guard got > 0 else { break }
        filled += got
      }
    }
    guard trouble == 0 else {
      throw SyncError(
        .cannotRead, "\(path) cannot be read: \(String(cString: strerror(trouble))).",
        next: "take the stick out and in again, then type the command again")
    }
    return bytes
  }
}
