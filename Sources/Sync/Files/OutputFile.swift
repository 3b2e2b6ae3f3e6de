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
    case newStore
    case request

    fileprivate var nothing: String {
      switch self {
      case .bundle: "No bundle was made."
      case .backup: "No backup was made."
      case .newStore: "No store was made."
      case .request: "No request was made."
      }
    }

    private var command: String? {
      switch self {
      case .bundle: "ferrule sync export -o FILE"
      case .backup: "ferrule backup FILE"
      case .request: "ferrule join request -o FILE"
      // Made from a backup or from a snapshot, by different commands.
      case .newStore: nil
      }
    }

    fileprivate func next(isFull: Bool) -> String {
      switch (command, isFull) {
      case (let command?, true): "free some space or take another stick, then \(command)"
      case (let command?, false): "\(command), with another FILE"
      case (nil, true): "free some space, then type the command again"
      case (nil, false): "type the command again, with another DIR"
      }
    }
  }

  private let path: String
  private let name: String
  private let purpose: Purpose
  private let temporary: String
  private let writing: Writing
  private var file: Int32
  /// How many bytes were written.
  package private(set) var size: Int64 = 0

  /// Begins the file; `writing` is another way to write, for tests.
  ///
  /// - Parameter name: what the person knows it by; its path if nil.
  package init(
    _ path: String, purpose: Purpose = .bundle, namedAs name: String? = nil,
    writing: Writing? = nil
  ) throws(SyncError) {
    self.path = path
    self.name = name ?? path
    self.purpose = purpose
    LeftOverFiles.takeAway(of: path)
    temporary = LeftOverFiles.newName(for: path)
    self.writing = writing ?? { write($0, $1.baseAddress, $1.count) }
    file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    // Held as long as it is written: whoever can take the lock has found what a killed program left.
    guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw trouble()
    }
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
      "\(name) cannot be written: \(String(cString: strerror(errno))). \(purpose.nothing)",
      next: purpose.next(isFull: isFull))
  }
}
