import Change
import Foundation
import Store
import Sync
import Synchronization
import TestSupport
import Testing

/// What stores told the person at the laptop.
final class Told: Sendable {
  private let notices = Mutex<[CopyNotice]>([])

  func add(_ notice: CopyNotice) { notices.withLock { $0.append(notice) } }

  /// What was told since this was asked last.
  func take() -> [CopyNotice] {
    notices.withLock { notices in
      defer { notices = [] }
      return notices
    }
  }
}

extension Floor {
  /// The store in a folder opened anew, as a command does.
  func open(_ name: String, _ told: Told, seed: UInt64, witness: WitnessFolder? = nil) throws
    -> Store
  {
    try Store(
      folder(name),
      environment: Self.environment(
        seed: 10_000 + seed, witness: witness ?? self.witness, tell: told.add))
  }

  /// Copies a store's folder, as `cp -r` does.
  func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: folder(name).path, toPath: folder(other).path)
  }

  /// The files of a store's database, without its key.
  func database(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for suffix in ["", "-wal", "-shm"] {
      files[suffix] = FileManager.default.contents(atPath: folder(name).database + suffix)
    }
    return files
  }

  /// Puts files of a database back in place: written over what is there, or new files of the same
  /// name.
  func putBack(_ files: [String: Data], _ name: String, keepingInodes: Bool) throws {
    for suffix in ["", "-wal", "-shm"] {
      let path = folder(name).database + suffix
      guard let data = files[suffix] else {
        try? FileManager.default.removeItem(atPath: path)
        continue
      }
      if keepingInodes, let file = FileHandle(forWritingAtPath: path) {
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: data)
        try file.close()
      } else {
        try? FileManager.default.removeItem(atPath: path)
        try data.write(to: URL(fileURLWithPath: path))
      }
    }
  }
}

extension Store {
  /// The numbers of this device's changes in the order of the log, a minus before restarts.
  func ownSeqs() throws -> [Int64] {
    try sealedChanges().map { try SealedChange(decoding: $0).change }
      .filter { $0.device == identity.device }.map { $0.nonce == nil ? $0.seq : -$0.seq }
  }
}
