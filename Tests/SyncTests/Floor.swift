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
  private var authority: AuthorityKey?
  private var made: UInt64 = 0
  /// What signs for the stores made here.
  private(set) var signer = SiteSigner()

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
  ///
  /// - Parameter newestSchema: that of an older ferrule; nil is this program's.
  func laptop(
    _ name: String, isCentral: Bool = false, nowMS: Int64 = 1_800_000_000_000,
    newestSchema: Int? = nil
  ) throws -> Store {
    made += 1
    var environment = Self.environment(seed: made, nowMS: nowMS, witness: witness)
    environment.newestSchema = newestSchema
    let store = try Store.create(
      folder(name), site: site, authority: authority, siteName: "Hall 7", laptop: name,
      isCentral: isCentral, environment: environment)
    guard site == nil else {
      try enrol(store, role: isCentral ? .central : .technician)
      return store
    }
    // The site's key vouches for the store it was made with.
    site = (store.identity.site, store.identity.siteName)
    authority = store.identity.authority
    try signer.learn(store)
    return store
  }

  /// The same store, opened by this program.
  func reopen(_ store: Store) throws -> Store {
    made += 1
    try store.close()
    return try Store(
      store.folder, environment: Self.environment(seed: 1_000 + made, witness: witness))
  }

  /// A floor with its central store and Ana's laptop.
  static func home() throws -> (floor: Floor, central: Store, ana: Store) {
    let floor = try Floor()
    return (floor, try floor.laptop("central", isCentral: true), try floor.laptop("LT-04"))
  }

  /// Vouches for a store's device, as the site's key does, without a change that says so.
  func enrol(_ store: Store, role: DeviceRole = .technician) throws {
    try signer.learn(store)
    let identity = store.identity
    let certificate = Certificate(
      keys: try store.deviceKeys(), laptop: identity.laptop, role: role)
    try store.keep([signer.says(.certificate(certificate), site: identity.site)])
  }

  /// A laptop for which nobody has vouched, made from a bundle of a store.
  func stranger(_ name: String, from store: Store, seed: UInt64 = 900) throws -> Store {
    try Sync.join(
      from: bundle(store, "for \(name)"), folder: folder(name), laptop: name,
      environment: Self.environment(seed: seed, witness: witness)
    ).0
  }

  /// A bundle by hand without sections, of a device the site's key vouches for.
  func byHand(
    of site: SiteID, exporter: UInt64 = 99, counter: Int64 = 1,
    writtenMS: Int64 = 1_800_000_000_000, vector: StoreVector = StoreVector()
  ) throws -> RawBundle {
    var bundle = try RawBundle.empty(
      of: site, exporter: exporter, counter: counter, writtenMS: writtenMS, vector: vector)
    bundle.statements = [
      try signer.says(
        .certificate(
          Certificate(
            keys: try DeviceByHand(exporter).keys, laptop: "by hand", role: .technician)),
        site: site)
    ]
    return bundle
  }

  /// The bundle of a store, written by hand with other sections.
  func byHand(like path: String, _ changes: [[UInt8]]) throws -> RawBundle {
    let reader = try BundleReader.whole(path)
    let device = reader.manifest.exporter
    var bundle = RawBundle(manifest: reader.manifestBytes) { [signer] in
      try signer.signature(of: $0, by: device)
    }
    bundle.statements = reader.statements
    bundle.heads = try signer.heads(changes, site: reader.manifest.site)
    if !changes.isEmpty { bundle.sections = [RawBundle.Section(changes)] }
    return bundle
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
