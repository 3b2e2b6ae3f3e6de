internal import GRDBSQLite

/// The first bytes of a database file, before any of them reaches SQLite's parser.
enum DatabaseHeader {
  private static let byteCount = 100

  /// Reads it; nil where there is no file that has it.
  ///
  /// Through SQLite's own way to files: whoever closes the file by another one gives up the locks that all
  /// connections of this process have on it, and another program then takes itself to be alone.
  static func read(_ path: String) -> [UInt8]? {
    guard let system = sqlite3_vfs_find(nil), let open = system.pointee.xOpen else { return nil }
    let size = Int(system.pointee.szOsFile)
    let room = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { room.deallocate() }
    room.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    let file = room.assumingMemoryBound(to: sqlite3_file.self)
    // Parameters of a name would stand behind its end, and an empty one ends them.
    let name = Array(path.utf8CString) + [0, 0]
    return name.withUnsafeBufferPointer { name in
      let flags = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY
      let opened = open(system, name.baseAddress, file, flags, nil)
      guard let methods = file.pointee.pMethods else { return nil }
      defer { _ = methods.pointee.xClose?(file) }
      var header = [UInt8](repeating: 0, count: byteCount)
      guard opened == SQLITE_OK,
        methods.pointee.xRead?(file, &header, Int32(byteCount), 0) == SQLITE_OK
      else { return nil }
      return header
    }
  }
}
