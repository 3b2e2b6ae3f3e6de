import Change
import Foundation
import Store
import TestSupport

/// The folder of a run, and the stores in it.
struct Workshop {
  /// The site of all stores of a run.
  static let site = SiteID(storage: Bytes16(0xBE7C, 1))
  /// When the history of a run ends; ms UTC, 2026-11-22 00:00.
  static let endMS: Int64 = 1_795_305_600_000

  /// The key of that site.
  static var siteKey: DeviceByHand { get throws { try DeviceByHand(0x517E) } }

  let folder: String

  init(_ folder: String) throws {
    self.folder = folder
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The clock stands still; keys and ids come from the seed.
  static func environment(seed: UInt64) -> StoreEnvironment {
    StoreEnvironment(
      nowMS: { endMS },
      randomBytes: { count in
        var random = RepeatableRandom(seed: seed &+ UInt64(count))
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      })
  }

  func makeStore(_ name: String, seed: UInt64) throws -> Store {
    try Store.create(
      StoreFolder(path(name)), site: (Self.site, "Bench"), authority: try Self.siteKey.authority,
      siteName: "Bench", laptop: name, isCentral: true, environment: Self.environment(seed: seed))
  }

  func openStore(_ name: String) throws -> Store {
    try Store(StoreFolder(path(name)), environment: Self.environment(seed: 0))
  }

  /// A new copy of a store that is closed, on the disk before this returns.
  func copy(_ name: String, to other: String) throws {
    remove(other)
    try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
    _ = try ChildProcess.run("/bin/sync", [])
  }

  func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: path(name))
  }

  /// A plain connection to the database of a store, with the pragmas a store uses.
  func openRaw(_ name: String) throws -> RawDatabase {
    try RawDatabase(StoreFolder(path(name)).database, pragmas: Store.pragmas)
  }
}
