import Change
import Foundation
import Plant
import Store
import Sync
import TestSupport
import Testing

/// A sealed bundle opens for one laptop, whole or not at all.
struct SealTests {
  private let floor: Floor
  private let ana: Store
  private let raj: Store

  init() throws {
    floor = try Floor()
    ana = try floor.laptop("LT-04")
    raj = try floor.laptop("LT-09")
    // Each has heard who else belongs to the site.
    _ = try Sync.merge(ana, path: floor.bundle(raj, "hello"))
    try raj.note("own", hall: 9)
    try ana.note("the quick brown note", hall: 1)
  }

  private func sealed(_ name: String = "sealed") throws -> String {
    try Sync.export(
      ana, to: floor.file(name), for: raj.identity.device, ExportWish(sealing: .sealed)
    ).path
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Merges the bytes as a file into Raj's store and gives the error; nil if they were taken.
  private func refusal(_ bytes: [UInt8]) throws -> SyncError? {
    let path = floor.file("bad")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return syncError { _ = try Sync.merge(raj, path: path) }
  }

  /// Seals bytes for Raj as they are.
  private func seal(_ bytes: [UInt8], _ name: String = "by hand") throws -> [UInt8] {
    let path = floor.file(name)
    let file = try SealingFile(OutputFile(path), for: raj.deviceKeys())
    try file.append(bytes)
    try file.finish {}
    return try self.bytes(path)
  }

  /// A sound bundle of Ana's whose pieces of pictures make it longer than three chunks.
  private func long() throws -> [UInt8] {
    let path = try floor.bundle(ana, "plain")
    var bundle = try floor.byHand(like: path, ana.sealedChanges())
    var random = RepeatableRandom(seed: 5)
    bundle.sections += (0..<4).map { _ in
      RawBundle.Section(
        [(0..<900_000).map { _ in UInt8.random(in: 0...255, using: &random) }], kind: 4)
    }
    return try bundle.bytes()
  }

  /// The head of a sealed bundle and its chunks.
  private func parts(_ bytes: [UInt8]) -> (head: [UInt8], chunks: [[UInt8]]) {
    var rest = bytes[81...]
    var chunks: [[UInt8]] = []
    while rest.count >= 5 {
      let size = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
      chunks.append(Array(rest.prefix(5 + size)))
      rest = rest.dropFirst(5 + size)
    }
    return (Array(bytes[..<81]), chunks)
  }

  @Test
  func `only the laptop it is for can open it`() throws {
    let path = try sealed()
    let eve = try floor.laptop("LT-66")
    let before = try eve.dump()
    let error = syncError { _ = try Sync.merge(eve, path: path) }
    #expect(error?.code == .sealedForOther)
    #expect(error?.exit == .notTrusted)
    #expect(error?.message.contains(raj.identity.device.description.prefix(8)) == true)
    // Ana knows the laptop by its name, and cannot open it either.
    let own = syncError { _ = try Sync.merge(ana, path: path) }
    #expect(own?.code == .sealedForOther)
    #expect(own?.message.contains("LT-09") == true)
    #expect(try eve.dump() == before)
    #expect(try eve.read { try $0.peers() }.isEmpty)
    #expect(try Data(bytes(path)).range(of: Data(ana.identity.laptop.utf8)) == nil)
    #expect(try Sync.merge(raj, path: path).changes.applied == 1)
    #expect(try raj.dump().contains("the quick brown note"))
    #expect(try Sync.merge(raj, path: path).changedNothing)
    #expect(try Sync.rehearse(raj, path: path).changes.known == 1)
  }

  @Test
  func `a sealed bundle cut at any byte is refused`() throws {
    let whole = try bytes(sealed())
    let before = try raj.dump()
    for count in whole.indices {
      let error = try refusal(Array(whole[..<count]))
      #expect(error?.exit == .badInput, "cut at \(count)")
      if count > 0 { #expect(error?.code == .bundleCutShort, "cut at \(count)") }
    }
    #expect(try raj.dump() == before)
    #expect(try raj.read { try $0.peers() }.isEmpty)
    #expect(try refusal(whole) == nil)
  }

  @Test
  func `a sealed bundle with any bit flipped is refused`() throws {
    let whole = try bytes(sealed())
    let before = try raj.dump()
    for position in whole.indices {
      for bit in 0..<8 {
        var flipped = whole
        flipped[position] ^= 1 << UInt8(bit)
        #expect(try refusal(flipped) != nil, "byte \(position), bit \(bit)")
      }
    }
    #expect(try raj.dump() == before)
    #expect(try raj.read { try $0.peers() }.isEmpty)
  }

  @Test
  func `chunks that are moved, doubled, left out or of another bundle are refused`() throws {
    let (head, chunks) = parts(try seal(try long()))
    let (otherHead, others) = parts(try seal(try long(), "other"))
    try #require(chunks.count == 4)
    let before = try raj.dump()
    var last = chunks[0]
    last[0] = 1
    var more = chunks[3]
    more[0] = 0
    let wrong: [[[UInt8]]] = [
      [chunks[1], chunks[0], chunks[2], chunks[3]], [chunks[0], chunks[0], chunks[1], chunks[2]],
      [chunks[0], chunks[1], chunks[3]], [chunks[3]], [chunks[0]], [last],
      [chunks[0], chunks[1], chunks[2], more], chunks + [chunks[3]], chunks + [[0]],
      [others[0]] + chunks[1...], [chunks[0], others[1]] + chunks[2...], [],
    ]
    for (place, order) in wrong.enumerated() {
      let error = try refusal(head + order.flatMap { $0 })
      #expect(error?.exit == .badInput, "\(place)")
    }
    #expect(try refusal(otherHead + chunks.flatMap { $0 })?.code == .bundleDamaged)
    #expect(try raj.dump() == before)
    #expect(try refusal(head + chunks.flatMap { $0 }) == nil)
  }

  @Test
  func `sizes that are claimed, outside or inside the seal, are refused`() throws {
    let whole = try bytes(sealed())
    let before = try raj.dump()
    for size in [UInt32.max, 1 << 31, 1_048_593, 1_048_592, 15, 0] {
      for mark in [UInt8(0), 1, 2] {
        let head = Array(whole[..<81]) + [mark] + RawBundle.number(size)
        #expect(try refusal(head + whole[86...])?.exit == .badInput, "\(size) \(mark)")
      }
    }
    var bundle = try floor.byHand(of: raj.identity.site)
    bundle.manifestLength = .max
    #expect(try refusal(seal(bundle.bytes()))?.code == .bundleDamaged)
    bundle.manifestLength = nil
    var section = RawBundle.Section([[UInt8](repeating: 7, count: 500)])
    section.rawLength = .max
    section.deflatedLength = .max
    bundle.sections = [section]
    #expect(try refusal(seal(bundle.bytes()))?.code == .bundleDamaged)
    #expect(try refusal(seal([]))?.exit == .badInput)
    // Sealed twice it opens once.
    #expect(try refusal(seal(whole))?.code == .bundleDamaged)
    #expect(try raj.dump() == before)
  }

  @Test
  func `sealing takes a laptop somebody vouched for`() throws {
    let nobody = syncError {
      _ = try Sync.export(ana, to: floor.file("a"), ExportWish(sealing: .sealed))
    }
    #expect(nobody?.code == .noRecipient)
    let new = try floor.laptop("LT-77")
    let unknown = syncError {
      _ = try Sync.export(
        ana, to: floor.file("a"), for: new.identity.device, ExportWish(sealing: .sealed))
    }
    #expect(unknown?.code == .noSuchPeer)
    // As soon as somebody has vouched for it, before it was ever heard.
    let certificate = Certificate(keys: try new.deviceKeys(), laptop: "LT-77", role: .technician)
    try ana.keep([floor.signer.says(.certificate(certificate), site: ana.identity.site)])
    let written = try Sync.export(
      ana, to: floor.file("a"), for: new.identity.device, ExportWish(sealing: .sealed))
    #expect(written.isSealed)
    #expect(try Sync.merge(new, path: written.path).changes.applied == 1)
    let revocation = Revocation(device: new.identity.device, tips: [], why: "lost")
    try ana.keep([floor.signer.says(.revocation(revocation), site: ana.identity.site)])
    // It was never heard: who vouched for it and who shut it out is known all the same.
    for (sealing, done) in [(ExportWish.Sealing.sealed, "sealed"), (.plain, "written")] {
      let shutOut = syncError {
        _ = try Sync.export(
          ana, to: floor.file("b"), for: new.identity.device, ExportWish(sealing: sealing))
      }
      #expect(shutOut?.code == .revokedLaptop)
      #expect(shutOut?.exit == .notTrusted)
      #expect(shutOut?.message == "LT-77 was shut out: lost. Nothing is \(done) for it.")
    }
    #expect(!FileManager.default.fileExists(atPath: floor.file("b")))
  }

  @Test
  func `a site whose rule it is seals every bundle until somebody says otherwise`() throws {
    try ana.write(author: "lead") { _, draft in
      try draft.insert(
        .policy, RecordKey.policy(name: "seal-bundles").id,
        ["name": .text("seal-bundles"), "value": .text("yes")])
    }
    let nobody = syncError { _ = try Sync.export(ana, to: floor.file("a")) }
    #expect(nobody?.code == .noRecipient)
    #expect(nobody?.message.contains("This site seals") == true)
    #expect(!FileManager.default.fileExists(atPath: floor.file("a")))
    let device = raj.identity.device
    #expect(try Sync.export(ana, to: floor.file("b"), for: device).isSealed)
    let plain = try Sync.export(ana, to: floor.file("c"), ExportWish(sealing: .plain))
    #expect(!plain.isSealed)
    #expect(try Sync.show(path: plain.path).damage == nil)
  }

  @Test
  func `what is inside is shown to who can open it`() throws {
    let path = try sealed()
    #expect(try Sync.recipient(ofSealed: path) == raj.identity.device)
    #expect(try Sync.recipient(ofSealed: floor.bundle(ana, "plain")) == nil)
    let info = try Sync.show(path: path, in: raj)
    #expect(info.sealedFor == raj.identity.device)
    #expect(info.manifest.laptop == "LT-04")
    #expect(info.changes == 1)
    #expect(info.damage == nil)
    #expect(syncError { _ = try Sync.show(path: path) }?.code == .sealedForOther)
    #expect(syncError { _ = try Sync.show(path: path, in: ana) }?.code == .sealedForOther)
  }

  @Test
  func `a sealed bundle makes no store, and another file is not written over`() throws {
    let path = try sealed()
    let joined = syncError {
      _ = try Sync.join(
        from: path, folder: floor.folder("new"), laptop: "LT-12",
        environment: Floor.environment(seed: 900))
    }
    #expect(joined?.code == .sealedForOther)
    #expect(!floor.folder("new").exists)
    #expect(syncError { _ = try floor.bundle(ana, "sealed") }?.code == .fileExists)
  }
}
