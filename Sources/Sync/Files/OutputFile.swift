internal import Store

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that appears whole or not at all.
///
/// It is written under a temporary name beside its own, then renamed. A class because it takes the
/// temporary file away when it goes.
package final class OutputFile {
  /// Writes some of the bytes and says how many, as `write` does.
  package typealias Writing = @Sendable (Int32, UnsafeRawBufferPointer) -> Int

  /// What the file will be, for the sentence that says it could not be written.
  package enum Purpose: Sendable {
    case bundle
    case backup
    case restoredStore
    case request

    fileprivate var nothing: String {
      switch self {
      case .bundle: "No bundle was made."
      case .backup: "No backup was made."
      case .restoredStore: "No store was made."
      case .request: "No request was made."
      }
    }

    fileprivate var command: String {
      switch self {
      case .bundle: "ferrule sync export -o FILE"
      case .backup: "ferrule backup FILE"
      case .restoredStore: "ferrule restore FILE DIR"
      case .request: "ferrule join request -o FILE"
      }
    }

    fileprivate var otherPlace: String {
      self == .restoredStore ? "with another DIR" : "with another FILE"
    }
  }

  private let path: String
  private let purpose: Purpose
  private let temporary: String
  private let writing: Writing
  private var file: Int32
  /// How many bytes were written.
  package private(set) var size: Int64 = 0

  /// Begins the file; `writing` is another way to write, for tests.
  package init(
    _ path: String, purpose: Purpose = .bundle, writing: Writing? = nil
  ) throws(SyncError) {
    self.path = path
    self.purpose = purpose
    Self.sweep(path)
    // Of its own: another process may be writing the same file.
    temporary = path + ".\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    self.writing = writing ?? { write($0, $1.baseAddress, $1.count) }
    file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    // Held as long as it is written: whoever can take the lock has found what a killed program left.
    guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw trouble()
    }
  }

  /// Takes away what programs that were killed left of the same file.
  private static func sweep(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    guard let last = parts.last,
      let listing = opendir(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
    else { return }
    defer { closedir(listing) }
    var left: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isLeftOver(name, of: String(last)) { left.append(name) }
    }
    for name in left {
      let old = folder.isEmpty && !path.hasPrefix("/") ? name : folder + "/" + name
      let handle = open(old, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard handle >= 0 else { continue }
      if flock(handle, LOCK_EX | LOCK_NB) == 0 { unlink(old) }
      close(handle)
    }
  }

  /// Whether a name is that of a temporary file of another: its name, a process, a number, `part`.
  private static func isLeftOver(_ name: String, of file: String) -> Bool {
    guard name.hasPrefix(file + "."), name.hasSuffix(".part") else { return false }
    let numbers = name.dropFirst(file.count + 1).dropLast(".part".count).split(
      separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2
      && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    unlink(temporary)
  }

  /// Writes the bytes behind those written so far.
  package func append(_ bytes: [UInt8]) throws(SyncError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        writing(file, UnsafeRawBufferPointer(rebasing: $0[offset...]))
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw trouble() }
      offset += written
    }
    size += Int64(bytes.count)
  }

  /// Waits until the disk has the file, gives it its name, and waits until the disk has that.
  package func finish(beforeRename: () -> Void) throws {
    guard fsync(file) == 0 else { throw trouble() }
    let done = close(file)
    file = -1
    guard done == 0 else {
      unlink(temporary)
      throw trouble()
    }
    beforeRename()
    do {
      try FileWriting.rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func trouble() -> SyncError {
    let isFull = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
    return SyncError(
      .cannotWrite,
      "\(path) cannot be written: \(String(cString: strerror(errno))). \(purpose.nothing)",
      next: isFull
        ? "free some space or take another stick, then \(purpose.command)"
        : "\(purpose.command), \(purpose.otherPlace)")
  }
}
