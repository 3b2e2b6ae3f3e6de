internal import Change
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
  private let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = Glibc.read
#elseif canImport(Darwin)
  internal import Darwin
  private let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = Darwin.read
#endif

/// Where witnesses lie: files outside the stores that say what left each of them.
///
/// A store set back to an older copy does not know what it wrote since; its witness does.
public struct WitnessFolder: Hashable, Sendable {
  /// The folder's path.
  public var path: String

  /// The folder at a path.
  public init(_ path: String) {
    self.path = path
  }

  /// The folder that the XDG base directory specification gives: `ferrule` under `XDG_STATE_HOME`,
  /// or under `.local/state` in the home folder.
  ///
  /// - Returns: nil when neither variable holds an absolute path.
  public static func standard() -> WitnessFolder? {
    standard(variables: ProcessInfo.processInfo.environment)
  }

  /// The same, from variables handed in.
  public static func standard(variables: [String: String]) -> WitnessFolder? {
    if let state = variables["XDG_STATE_HOME"], state.hasPrefix("/") {
      return WitnessFolder(state + "/ferrule")
    }
    if let home = variables["HOME"], home.hasPrefix("/") {
      return WitnessFolder(home + "/.local/state/ferrule")
    }
    return nil
  }

  func file(of store: ChangeGroupID) -> String {
    "\(path)/\(store).witness"
  }

  /// Reads a store's witness, never more than a few bytes of whatever lies there.
  func read(_ store: ChangeGroupID) -> WitnessReading {
    let handle = open(file(of: store), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard handle >= 0 else { return errno == ENOENT ? .missing : .unreadable }
    defer { close(handle) }
    var info = stat()
    guard fstat(handle, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size < 256 else {
      return .unreadable
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: 256) { target, filled in
      filled = max(0, systemRead(handle, target.baseAddress, target.count))
    }
    return Witness(bytes: bytes).map(WitnessReading.says) ?? .unreadable
  }

  /// Raises a store's witness to what it is about to let out, and waits until the disk has it.
  ///
  /// Of two programs that do this at once each has its word: the later change and the greater number stand.
  ///
  /// - Throws: a ``StoreError`` with code `cannot-write`, or `disk-full`.
  func raise(_ store: ChangeGroupID, to word: Witness) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      defer { if folder >= 0 { close(folder) } }
      if folder >= 0 { _ = flock(folder, LOCK_EX) }
      var raised = word
      if case .says(let before) = read(store) {
        raised = before.joined(with: word)
        if raised == before { return }
      }
      try FileWriting.write(raised.bytes, to: file(of: store))
    } catch let trouble as StoreError where trouble.code == .diskFull {
      throw trouble
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw StoreError(
        .diskFull, "There is no room for the witness \(file(of: store)).",
        next: "free some space, then type the command again")
    } catch {
      throw StoreError(
        .cannotWrite,
        "The witness \(file(of: store)) cannot be written. No bundle was made.",
        next: "XDG_STATE_HOME=FOLDER ferrule sync export")
    }
  }
}
