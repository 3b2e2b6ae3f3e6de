import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A folder with some stores of one site and the bundles between them; taken away at the end.
final class Floor {
  private let fixture: StoreFixture
  private var site: (id: SiteID, name: String)?
  private var made: UInt64 = 0

  init() throws {
    fixture = try StoreFixture()
  }

  var path: String { fixture.root }

  /// The witnesses of all the stores.
  var witness: WitnessFolder { WitnessFolder(path + "/state/ferrule") }

  func folder(_ name: String) -> StoreFolder { StoreFolder("\(path)/\(name).ferrule") }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// A clock that stands still, and random bytes that follow from the seed.
  static func environment(
    seed: UInt64, nowMS: Int64 = 1_800_000_000_000, witness: WitnessFolder? = nil,
    reach: @escaping @Sendable (CrashPoint) -> Void = { _ in },
    tell: @escaping @Sendable (CopyNotice) -> Void = { _ in }
  ) -> StoreEnvironment {
    let random = RepeatableBytes(seed: seed)
    return StoreEnvironment(
      nowMS: { nowMS }, randomBytes: random.next, reach: reach, witness: witness, tell: tell)
  }

  /// A new store; the first one makes the site.
  func laptop(_ name: String, isCentral: Bool = false, nowMS: Int64 = 1_800_000_000_000) throws
    -> Store
  {
    made += 1
    let store = try Store.create(
      folder(name), site: site, siteName: "Hall 7", laptop: name, isCentral: isCentral,
      environment: Self.environment(seed: made, nowMS: nowMS, witness: witness))
    site = (store.identity.site, store.identity.siteName)
    return store
  }

  /// Writes everything a store has into a new bundle.
  func bundle(_ store: Store, _ name: String, for peer: Store? = nil) throws -> String {
    try Sync.export(store, to: file(name), for: peer?.identity.device).path
  }
}

extension Store {
  /// One change: a hall with a name, and notes about it.
  @discardableResult
  func note(_ text: String, hall: UInt8, name: String? = nil, times: Int = 1) throws -> ThingID {
    let id = try #require(ThingID(bytes: Array(repeating: hall, count: 16)))
    return try write(author: identity.laptop) { _, draft in
      try draft.insert(.hall, id, ["name": .text(name ?? "DH\(hall)")])
      for _ in 0..<times {
        try draft.record(.note(Note(subject: Subject(kind: .hall, id: id), text: text)))
      }
      return id
    }
  }

  /// One change: another name for a hall.
  func rename(hall: UInt8, _ name: String) throws {
    let id = try #require(ThingID(bytes: Array(repeating: hall, count: 16)))
    try write(author: identity.laptop) { _, draft in
      _ = try draft.update(.hall, id, ["name": .text(name)])
    }
  }

  /// The merged state as text.
  func dump() throws -> String {
    var text = ""
    try read { try CanonicalDump.write($0) { text += $0 } }
    return text
  }

  func tips() throws -> [ChangeName] { try read { try $0.tips() } }

  /// Every change held here, applied ones first.
  func sealedChanges() throws -> [[UInt8]] {
    var all: [[UInt8]] = []
    _ = try read { try $0.changes(notSeenBy: [ChangeHash]()) { all.append($0) } }
    return all
  }
}

/// What went wrong with bundles, if that is what went wrong.
func syncError(_ work: () throws -> Void) -> SyncError? {
  do {
    try work()
    return nil
  } catch {
    return error as? SyncError
  }
}

extension Sync {
  /// What merging one bundle would do.
  static func rehearse(_ store: Store, path: String) throws -> MergeReport {
    let all = try rehearse(store, paths: [path])
    return try #require(all.first).result.get()
  }
}
