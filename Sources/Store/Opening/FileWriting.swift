#if canImport(Glibc)
  internal import Glibc
  private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = Glibc.write
  private let systemRename: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32 = Glibc
    .rename
#elseif canImport(Darwin)
  internal import Darwin
  private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = Darwin.write
  private let systemRename: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32 = Darwin
    .rename
#endif

/// Files that are whole or not there: temporary name, fsync, rename, fsync of the folder.
public enum FileWriting {
  /// Writes a file under a temporary name beside `path` and then renames it.
  ///
  /// - Throws: a ``StoreError`` with code `cannot-write` or `disk-full`; `path` is as it was then.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    guard let target = try regularTarget(path) else { return }
    try refuseStoreFile(target)
    try replace(target, with: bytes)
  }

  /// The same for a file of the store's own.
  static func replace(_ target: String, with bytes: [UInt8]) throws {
    let temporary = target + ".\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    do {
      try writeNew(bytes, to: temporary, namedAs: target, mode: 0o644)
      try rename(temporary, to: target)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// A file of a store is never written over by what a person prints: it may be all there is of it.
  private static func refuseStoreFile(_ target: String) throws {
    let parts = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
    var status = stat()
    guard stat(target, &status) == 0, StoreFolder(folder).exists else {
      return try StoreFolder.refuseInside(target)
    }
    throw StoreError(
      .cannotWrite, "\(target) is a file of the store \(folder): it is not written over.",
      next: "name a file elsewhere with -o")
  }

  /// Whether a path leads to a regular file, which can be opened without waiting for anybody.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether others than its owner may read or write a file.
  static func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// The regular file a path means, behind any symbolic links; nil for the device that takes
  /// everything and keeps nothing.
  private static func regularTarget(_ path: String) throws -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard let real = realpath(path, nil) else { throw trouble(path) }
      defer { free(real) }
      return String(cString: real)
    case S_IFDIR:
      throw StoreError(
        .cannotWrite, "\(path) is a folder, not a file.", next: "name a file in it")
    default:
      var nothing = stat()
      if stat("/dev/null", &nothing) == 0, nothing.st_rdev == status.st_rdev { return nil }
      // Opening a pipe would wait for whoever reads it, opening a device may do something to it.
      throw StoreError(
        .cannotWrite, "\(path) is \(OtherFileKind.word(UInt32(status.st_mode))), not a file.",
        next: "name a file, or - for standard output")
    }
  }

  /// Writes a file that must not be there yet, and waits until the disk has it.
  ///
  /// - Parameter name: what the person knows it by; its path if nil.
  static func writeNew(
    _ bytes: [UInt8], to path: String, namedAs name: String? = nil, mode: UInt32
  ) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
    guard file >= 0 else { throw trouble(name ?? path) }
    defer { close(file) }
    try writeAll(bytes, to: file, name ?? path)
    guard fsync(file) == 0 else { throw trouble(name ?? path) }
  }

  /// Makes a folder, and those it lies in where they are missing.
  static func makeFolder(_ path: String, namedAs name: String) throws {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else {
        let isFull = errno == ENOSPC || errno == EDQUOT
        throw StoreError(
          isFull ? .diskFull : .cannotWrite,
          "\(name) cannot be made: \(String(cString: strerror(errno))).",
          next: isFull
            ? "free some space, then type the command again"
            : "name a place you may write to")
      }
    }
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        systemWrite(file, $0.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw trouble(path)
      }
      offset += written
    }
  }

  /// Renames a file or folder and waits until the folder it is in has it.
  public static func rename(_ from: String, to path: String) throws {
    try move(from, to: path)
    try syncFolder(of: path)
  }

  /// Renames a file or folder, and waits for nothing.
  static func move(_ from: String, to path: String) throws {
    guard systemRename(from, path) == 0 else { throw trouble(path) }
  }

  /// Waits until the disk knows the names in the folder of `path`.
  static func syncFolder(of path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : (parts == [""] ? "/" : parts.joined(separator: "/"))
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw trouble(folder) }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw trouble(folder, " \(path) may be there or not.") }
  }

  private static func trouble(_ path: String, _ rest: String = "") -> StoreError {
    let isFull = errno == ENOSPC || errno == EDQUOT
    return StoreError(
      isFull ? .diskFull : .cannotWrite,
      "\(path) cannot be written: \(String(cString: strerror(errno))).\(rest)",
      next: isFull
        ? "free some space, then type the command again" : "name a place you may write to")
  }
}
