import Foundation
import Store
import Synchronization
import TestSupport

/// What the disk held of a store's database at one moment: the file and its write-ahead log.
struct DiskState: Sendable {
  var database: [UInt8]
  var log: [UInt8]

  /// What the disk holds of the log when the process dies `count` bytes into writing this state's log
  /// over an earlier one.
  func log(torn count: Int, over earlier: DiskState) -> [UInt8] {
    Array(log.prefix(count)) + earlier.log.dropFirst(count)
  }
}

extension StoreFixture {
  /// What the disk holds of a store now.
  func disk(_ name: String) -> DiskState {
    DiskState(
      database: bytes("\(name)/ferrule.db"), log: bytes("\(name)/ferrule.db-wal"))
  }

  /// Puts a closed store's database back to how it was; its other files stay what they are.
  func put(_ disk: DiskState, _ name: String) throws {
    remove("\(name)/ferrule.db-shm")
    remove("\(name)/ferrule.db-wal")
    try write(disk.database, to: "\(name)/ferrule.db")
    if !disk.log.isEmpty { try write(disk.log, to: "\(name)/ferrule.db-wal") }
  }
}

/// Keeps what the disk held at each point of the write path that a store reached.
final class DiskWatch: Sendable {
  private let states = Mutex<[CrashPoint: DiskState]>([:])
  private let look: @Sendable () -> DiskState

  init(_ look: @escaping @Sendable () -> DiskState) {
    self.look = look
  }

  /// A store reached a point.
  func reach(_ point: CrashPoint) {
    let state = look()
    states.withLock { $0[point] = state }
  }

  /// What the disk held when a store last reached a point.
  func state(at point: CrashPoint) -> DiskState? {
    states.withLock { $0[point] }
  }
}
