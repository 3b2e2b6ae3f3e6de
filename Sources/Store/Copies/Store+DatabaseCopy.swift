internal import Foundation
internal import GRDB

extension Store {
  /// Writes a copy of the database to a new file: one consistent state, also while others write.
  ///
  /// - Throws: a ``StoreError`` with code `cannot-write`; a part of the file may be left then.
  public func copyDatabase(to path: String) throws {
    try SQLiteTrouble.translated(path) { try queue.vacuum(into: path) }
  }

  /// Writes a copy of the images to a new file, if this store has any.
  ///
  /// To be called after ``copyDatabase(to:)``: an image is stored before the fact that names it, so
  /// that every image the copied database names is in the copy.
  ///
  /// - Returns: whether there were any.
  public func copyImages(to path: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: folder.images) else { return false }
    try SQLiteTrouble.translated(path) {
      let images = try Connection.queue(folder.images, Connection.configuration())
      try images.vacuum(into: path)
      try images.close()
    }
    return true
  }
}
