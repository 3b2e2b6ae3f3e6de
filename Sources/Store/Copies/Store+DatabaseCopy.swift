internal import Foundation
internal import GRDB

extension Store {
  /// Writes a copy of the database to a new file: one consistent state, also while others write.
  ///
  /// - Parameter name: what the person knows the new file by.
  /// - Throws: a ``StoreError`` with code `cannot-write`, or `store-damaged` about the store's own
  ///   file; a part of the new one may be left then.
  public func copyDatabase(to path: String, for name: String) throws {
    try Self.copying(folder.database, for: name) { try queue.vacuum(into: path) }
  }

  /// Takes what other stores said they hold out of a copy of the database, to the last byte.
  ///
  /// - Parameters:
  ///   - path: the copy, which nobody else knows.
  ///   - name: what the person knows the file by that it is made for.
  /// - Throws: as ``copyDatabase(to:for:)``.
  package static func forgetPeers(inCopy path: String, for name: String) throws {
    try copying(path, for: name) {
      var configuration = Connection.configuration()
      configuration.prepareDatabase { db in
        // No other file comes of it, and what a power cut leaves of a copy is of no use anyway.
        try db.execute(
          sql: """
            PRAGMA journal_mode = MEMORY;
            PRAGMA synchronous = OFF;
            PRAGMA secure_delete = ON;
            """)
      }
      let copy = try DatabaseQueue(path: path, configuration: configuration)
      try copy.write(StoreView.forgetPeers)
      try copy.close()
    }
  }

  /// Writes a copy of the images to a new file, if this store has any.
  ///
  /// To be called after ``copyDatabase(to:)``: an image is stored before the fact that names it, so
  /// that every image the copied database names is in the copy.
  ///
  /// - Parameter name: what the person knows the new file by.
  /// - Returns: whether there were any.
  /// - Throws: as ``copyDatabase(to:for:)``.
  public func copyImages(to path: String, for name: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: folder.images) else { return false }
    try archive.refuseStump()
    try Self.copying(folder.images, for: name) {
      let images = try Connection.queue(folder.images)
      try images.vacuum(into: path)
      try images.close()
    }
    return true
  }

  /// Damage is the source's; whatever else goes wrong is told of the file that is being made.
  private static func copying(_ source: String, for name: String, _ work: () throws -> Void) throws
  {
    do {
      try work()
    } catch let error as DatabaseError {
      let trouble = SQLiteTrouble.error(
        code: error.extendedResultCode.rawValue, text: error.message ?? "no message", path: source)
      guard trouble.code != .damaged else { throw trouble }
      throw SQLiteTrouble.error(
        code: error.extendedResultCode.rawValue, text: error.message ?? "no message", path: name)
    }
  }
}
