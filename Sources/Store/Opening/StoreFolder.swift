internal import Foundation

/// The files of a store: a folder with a database, the device's key and a card that names it.
public struct StoreFolder: Hashable, Sendable {
  /// The folder's path.
  public var path: String

  /// The folder at a path.
  public init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The database.
  public var database: String { path + "/ferrule.db" }
  /// The bytes of end-face images; made when the first one is added.
  public var images: String { path + "/images.db" }
  /// The device's private keys; readable by the owner only.
  public var key: String { path + "/device.key" }
  /// The private half of the site's own key, where this store has it; readable by the owner only.
  public var authorityKey: String { path + "/authority.key" }
  /// Who this device is, for people and scripts to read.
  public var card: String { path + "/device.json" }

  /// What to type where a store cannot be used any more.
  static let makeAgain = "ferrule restore BACKUP NEWDIR, or ferrule init NEWDIR --from BUNDLE"

  /// Why there is no store.
  var missing: StoreError {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else {
      return StoreError(
        .noStore, "There is no store at \(path).", next: "ferrule init DIR --site NAME")
    }
    guard FileManager.default.isExecutableFile(atPath: path) else {
      return StoreError(
        .cannotWrite, "\(path) may not be read by you.", next: "ls -ld \(ShellWord.quoted(path))")
    }
    return StoreError(
      .noStore, "The folder \(path) has no ferrule.db: its store is gone, or was never there.",
      next: Self.makeAgain)
  }

  /// Refuses to write something of its own name into the folder of a store, at any depth.
  ///
  /// - Throws: a ``StoreError`` with code `cannot-write`.
  public static func refuseInside(_ path: String) throws {
    var here = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
      .resolvingSymlinksInPath()
    // Of a folder that is gone no whole path can be told.
    while here.path.hasPrefix("/"), here.path != "/" {
      if Connection.isStore(StoreFolder(here.path).database) {
        throw StoreError(
          .cannotWrite,
          "\(path) would lie inside the store \(here.lastPathComponent): nothing but its own files belongs there.",
          next: "name a place outside of it")
      }
      here.deleteLastPathComponent()
    }
  }

  /// Whether a store is there.
  public var exists: Bool { FileManager.default.fileExists(atPath: database) }

  /// The stores nearest to a folder: that folder if it is one, else those in it, else those in the
  /// nearest folder above that has any.
  ///
  /// A store is a folder named `….ferrule` with a database.
  public static func nearest(from folder: String) -> [StoreFolder] {
    var here = URL(fileURLWithPath: folder).standardizedFileURL
    while true {
      if here.pathExtension == "ferrule", StoreFolder(here.path).exists {
        return [StoreFolder(here.path)]
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: here.path)) ?? []
      let stores = names.sorted().filter { $0.hasSuffix(".ferrule") }.map {
        StoreFolder(here.appendingPathComponent($0).path)
      }.filter(\.exists)
      if !stores.isEmpty || here.path == "/" || !here.path.hasPrefix("/") { return stores }
      here.deleteLastPathComponent()
    }
  }
}
