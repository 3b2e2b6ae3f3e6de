public import Foundation

/// A small file system in memory that can be filled up.
public final class SmallDisk {
  private let folder: URL
  private let filler: String

  /// Mounts it on a folder.
  ///
  /// - Throws: a ``HarnessError`` when this process may not mount.
  public init(on folder: URL, megabytes: Int = 48) throws {
    self.folder = folder
    filler = folder.appending(path: "filler").path(percentEncoded: false)
    guard
      try Self.run([
        "mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "ferrule-crash",
        folder.path(percentEncoded: false),
      ])
    else { throw HarnessError("A small disk cannot be mounted here: that takes root.") }
  }

  /// Unmounts it.
  public func remove() {
    _ = try? Self.run(["umount", folder.path(percentEncoded: false)])
  }

  private static func run(_ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Fills it until only so much is left; bytes.
  func leave(_ bytes: Int) throws {
    var status = statvfs()
    guard statvfs(folder.path(percentEncoded: false), &status) == 0 else {
      throw HarnessError("The small disk is gone.")
    }
    let free = Int(status.f_bavail) * Int(status.f_bsize)
    let file = open(filler, O_WRONLY | O_CREAT, 0o600)
    guard file >= 0 else { throw HarnessError("The small disk cannot be filled.") }
    defer { close(file) }
    guard free > bytes else { return }
    guard posix_fallocate(file, 0, off_t(free - bytes)) == 0 else {
      throw HarnessError("The small disk cannot be filled.")
    }
  }

  /// Gives all of it back.
  func release() { unlink(filler) }
}
