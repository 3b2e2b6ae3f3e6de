import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// The site's own key: who makes it, who believes it, where it lies.
struct SiteKeyTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  private var site: SiteID { central.identity.site }

  @Test func `a store older than the site's key knows it when somebody says so`() throws {
    let old = try Store.create(
      floor.folder("old"), site: (site, central.identity.siteName), authority: nil,
      siteName: "Hall 7", laptop: "LT-12", isCentral: false,
      environment: Floor.environment(seed: 901, witness: floor.witness))
    _ = try Sync.grant(
      central, Sync.applicant(floor.bundle(old, "asks"), for: central), role: .technician,
      laptop: "Lena's", author: "Dana")
    #expect(old.identity.authority == nil)
    let word = try floor.bundle(central, "word")
    let refused = syncError { _ = try Sync.merge(old, path: word) }
    #expect(refused?.code == .siteKeyUnknown)
    #expect(refused?.exit == .notTrusted)
    #expect(refused?.message.contains(try #require(central.identity.authority).words) == true)
    #expect(refused?.next?.contains("ferrule join finish ") == true)
    #expect(old.identity.authority == nil)
    #expect(try old.read { try $0.peers() }.isEmpty)
    _ = try Sync.merge(old, path: word, pinsSiteKey: true)
    #expect(old.identity.authority == central.identity.authority)
    #expect(try Sync.membership(old) == .technician)
    // The name it was vouched for under is the one that is told.
    try old.note("mine", hall: 2)
    _ = try Sync.merge(ana, path: floor.bundle(central, "word 2"))
    let lines = try Sync.merge(ana, path: floor.bundle(old, "old")).devices
    #expect(lines.map(\.laptop) == ["Lena's"])
  }

  /// A central store that was made before there were keys of sites.
  private func old(_ name: String, seed: UInt64) throws -> Store {
    try Store.create(
      floor.folder(name), site: (site, central.identity.siteName), authority: nil,
      siteName: "Hall 7", laptop: name, isCentral: true,
      environment: Floor.environment(seed: seed, witness: floor.witness))
  }

  @Test func `a central store older than the site's key makes its own and believes no stick's`()
    throws
  {
    let forger = try DeviceByHand(7)
    let bundle = try RawBundle.empty(of: site, exporter: 99)
    var manifest = try BundleManifest(decoding: bundle.manifest)
    manifest.authority = forger.authority
    var forged = RawBundle(manifest: manifest.bytes, sign: bundle.sign)
    forged.statements = [try forger.certificate(of: manifest.keys, laptop: "by hand", site: site)]
    try forged.write(to: floor.file("forged"))
    let first = try old("old", seed: 901)
    // A rehearsal makes nothing.
    let tried = syncError { _ = try Sync.rehearse(first, path: floor.file("forged")) }
    #expect(tried?.code == .siteKeyUnknown)
    #expect(first.identity.authority == nil)
    for pins in [false, true] {
      let error = syncError {
        _ = try Sync.merge(first, path: floor.file("forged"), pinsSiteKey: pins)
      }
      #expect(error?.code == .otherAuthority)
    }
    #expect(first.identity.authority != nil)
    #expect(first.identity.authority != forger.authority)
    #expect(try first.holdsSiteKey())
    #expect(try Sync.membership(first) == .central)
    // Also where it only ever wrote.
    let second = try old("second", seed: 902)
    let manifestOut = try BundleReader.whole(floor.bundle(second, "out")).manifest
    #expect(manifestOut.authority == second.identity.authority)
    #expect(second.identity.authority != nil)
  }

  @Test func `a central store older than the site's key makes it for its first snapshot`() throws {
    let first = try old("old", seed: 901)
    try first.note("long ago", hall: 1)
    let path = try Sync.exportSnapshot(first, to: floor.file("snapshot")).path
    let authority = try #require(first.identity.authority)
    #expect(try first.holdsSiteKey())
    #expect(try BundleReader.whole(path).manifest.authority == authority)
    let (new, _) = try Sync.join(
      from: path, folder: floor.folder("new"), laptop: "NEW",
      environment: Floor.environment(seed: 902, witness: floor.witness))
    #expect(new.identity.authority == authority)
    #expect(try new.dump() == first.dump())
    // One that is no central store makes none, and says where it is done.
    let laptop = try Store.create(
      floor.folder("laptop"), site: (site, central.identity.siteName), authority: nil,
      siteName: "Hall 7", laptop: "LT-30", isCentral: false,
      environment: Floor.environment(seed: 903, witness: floor.witness))
    let refused = syncError { _ = try Sync.exportSnapshot(laptop, to: floor.file("none")) }
    #expect(refused?.code == .snapshotNotOurs)
    #expect(try !laptop.holdsSiteKey())
  }

  @Test
  func `a central store restored from before its key takes the one that was kept, else makes one`()
    throws
  {
    let first = try old("old", seed: 901)
    let backup = try Sync.backup(first, to: floor.file("backup")).path
    // The backup is older than the key.
    _ = try floor.bundle(first, "makes it")
    let kept = try #require(first.identity.authority)
    func restored(_ name: String, seed: UInt64) throws -> Store {
      try Sync.restore(
        from: backup, folder: floor.folder(name), laptop: nil, staysCentral: true,
        environment: Floor.environment(seed: seed, witness: floor.witness)
      ).0
    }
    let one = try restored("one", seed: 902)
    #expect(one.identity.laptop == "old", "it takes that one's place")
    #expect(one.identity.authority == nil, "the kept one may be put into its folder first")
    try FileManager.default.copyItem(
      atPath: first.folder.authorityKey, toPath: one.folder.authorityKey)
    _ = try Sync.exportSnapshot(one, to: floor.file("one"))
    #expect(one.identity.authority == kept)
    #expect(try Sync.membership(one) == .central)
    let other = try restored("other", seed: 903)
    _ = try Sync.exportSnapshot(other, to: floor.file("other"))
    #expect(other.identity.authority != nil)
    #expect(other.identity.authority != kept)
    #expect(try Sync.doctor(other).findings.first { $0.check == "key" }?.isWell == true)
  }

  @Test func `a store of another key of the same site is another site`() throws {
    let forger = try DeviceByHand(7)
    var bundle = try RawBundle.empty(of: site, exporter: 99)
    let manifest = try BundleManifest(decoding: bundle.manifest)
    var forged = manifest
    forged.authority = forger.authority
    bundle = RawBundle(manifest: forged.bytes, sign: bundle.sign)
    bundle.statements = [try forger.certificate(of: manifest.keys, laptop: "by hand", site: site)]
    try bundle.write(to: floor.file("forged"))
    let error = syncError { _ = try Sync.merge(central, path: floor.file("forged")) }
    #expect(error?.code == .otherAuthority)
    #expect(error?.exit == .notTrusted)
    // Without saying so its certificate is not worth more.
    bundle = RawBundle(manifest: manifest.bytes, sign: bundle.sign)
    bundle.statements = [try forger.certificate(of: manifest.keys, laptop: "by hand", site: site)]
    try bundle.write(to: floor.file("forged"))
    #expect(
      syncError { _ = try Sync.merge(central, path: floor.file("forged")) }?.code == .unknownLaptop)
  }

  @Test func `keys are readable by their owner only, and in no bundle, backup or dump`() throws {
    try ana.note("mine", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "ana"))
    let secrets = try [
      central.folder.key, central.folder.authorityKey, ana.folder.key,
    ].flatMap { path in
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(path)")
      return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
        .map(String.init)
    }
    let files = [
      try floor.bundle(central, "out"), try Sync.backup(central, to: floor.file("backup")).path,
      central.folder.card, central.folder.database,
    ]
    for secret in secrets {
      let bytes = Data(try #require(ChangeHash(hex: secret)).bytes)
      for file in files {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(data.range(of: bytes) == nil, "\(file)")
        #expect(data.range(of: Data(secret.utf8)) == nil, "\(file)")
      }
      #expect(try !central.dump().contains(secret))
    }
    #expect(!FileManager.default.fileExists(atPath: ana.folder.authorityKey))
  }
}
