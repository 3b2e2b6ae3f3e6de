internal import Dispatch
internal import GRDB
package import Plant
internal import Synchronization

/// Reads the cables of a plan on a thread and a connection of its own, while its caller reads the rest:
/// they are half of the rows.
///
/// Both must see one state of the store. This begins to read before the caller does, and looks again
/// when the caller has begun: if nobody wrote in between, nobody wrote before the caller began either.
/// Where somebody did, or anything else goes wrong, the caller reads the cables itself.
package final class CablingBeside: Sendable {
  private let cabling = Mutex<Cabling?>(nil)
  private let ownReading = DispatchSemaphore(value: 0)
  private let callersReading = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  /// Begins to read; returns when the state that is read stands.
  package init(_ path: String) {
    DispatchQueue(label: "ferrule.cables").async {
      let cabling = try? self.read(path)
      self.cabling.withLock { $0 = cabling }
      self.ownReading.signal()
      self.end.signal()
    }
    ownReading.wait()
  }

  /// To be called when the caller has begun to read, or will not.
  package func callerReads() { callersReading.signal() }

  /// The cables of the state the caller reads; nil if they are of another, or could not be read.
  package func result() -> Cabling? {
    end.wait()
    return cabling.withLock { cabling in
      defer { cabling = nil }
      return cabling
    }
  }

  private func read(_ path: String) throws -> Cabling? {
    try Connection.queue(path).inDatabase { db in
      let transactions = try Transactions(db)
      defer { transactions.finalize() }
      guard let connection = db.sqliteConnection else { return nil }
      let (before, cabling) = try transactions.read {
        let version = try Self.version(db)
        ownReading.signal()
        return (version, try Connection.readingOnce(db) { try CablingReader.cabling(connection) })
      }
      callersReading.wait()
      let after = try transactions.read { try Self.version(db) }
      return before == after ? cabling : nil
    }
  }

  /// A number that changes when another connection has written.
  private static func version(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "PRAGMA data_version")
  }
}
