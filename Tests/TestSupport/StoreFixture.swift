internal import Foundation

/// A temporary folder for the stores of one test; it goes when the fixture goes.
public final class StoreFixture: Sendable {
  /// The folder.
  public let root: String

  /// Makes the folder, in memory where the system has a place for that.
  ///
  /// - Throws: what the file system says.
  public init() throws {
    let memory = "/dev/shm"
    var isFolder: ObjCBool = false
    let inMemory =
      FileManager.default.fileExists(atPath: memory, isDirectory: &isFolder) && isFolder.boolValue
      && FileManager.default.isWritableFile(atPath: memory)
    let base = inMemory ? memory : NSTemporaryDirectory()
    root = base + "/ferrule-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// The path of a file or folder in it.
  public func path(_ name: String) -> String {
    root + "/" + name
  }

  /// Copies a folder with all its files, as `cp -r` does.
  ///
  /// - Throws: what the file system says.
  public func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
  }

  /// The bytes of a file; none if it is not there.
  public func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: path(name)).map { Array($0) } ?? []
  }

  /// Writes a file.
  ///
  /// - Throws: what the file system says.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  /// Removes a file or a folder; nothing if it is not there.
  public func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: path(name))
  }

  /// The names in a folder of it, sorted.
  public func names(in name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
  }
}
