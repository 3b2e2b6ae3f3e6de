import Change
import Foundation
import Store
import Sync
import Testing

/// Files whose hashes are right and whose contents are meant to do harm.
struct HostileTests {
  private let floor: Floor
  private let store: Store

  init() throws {
    floor = try Floor()
    store = try floor.laptop("LT-04")
  }

  private var empty: RawBundle { get throws { try floor.byHand(of: store.identity.site) } }

  private func refusal(_ bundle: RawBundle) throws -> SyncError? {
    let path = floor.file("hostile")
    try bundle.write(to: path)
    return syncError { _ = try Sync.merge(store, path: path) }
  }

  @Test
  func `the empty bundle by hand is taken`() throws {
    #expect(try refusal(empty) == nil)
  }

  @Test
  func `lengths beyond the limits are refused before memory is taken`() throws {
    for length in [UInt32.max, 1 << 31, 4_194_305] {
      var bundle = try empty
      bundle.manifestLength = length
      #expect(try refusal(bundle)?.code == .bundleDamaged)
    }
    let honest = RawBundle.Section([[1, 2, 3]])
    for length in [UInt32.max, 1 << 31, 4_194_305, 4_259_841, 0] {
      for path in [
        \RawBundle.Section.rawLength, \RawBundle.Section.deflatedLength, \RawBundle.Section.count,
      ] {
        var section = honest
        section[keyPath: path] = length
        var bundle = try empty
        bundle.sections = [section]
        #expect(try refusal(bundle) != nil)
      }
    }
  }

  @Test
  func `counts at the end must be true`() throws {
    var bundle = try empty
    bundle.sectionCount = 2
    #expect(try refusal(bundle)?.code == .bundleDamaged)
    bundle = try empty
    for count in [1, 1 << 63, UInt64.max] {
      bundle.changeCount = count
      #expect(try refusal(bundle)?.code == .bundleDamaged)
    }
  }

  @Test
  func `a stream that inflates to more than it declares is refused`() throws {
    var section = RawBundle.Section(count: 1, raw: Array(repeating: 0, count: 40_000_000))
    #expect(section.deflated.count < 100_000)
    for length: UInt32 in [1, 100, 4_194_304] {
      section.rawLength = length
      var bundle = try empty
      bundle.sections = [section]
      #expect(try refusal(bundle)?.code == .bundleDamaged)
    }
  }

  @Test
  func `a stream that is short, long or followed by more is refused`() throws {
    let honest = RawBundle.Section([[1, 2, 3]])
    for change in [-1, 1] {
      var section = honest
      section.rawLength = UInt32(Int(section.rawLength) + change)
      var bundle = try empty
      bundle.sections = [section]
      #expect(try refusal(bundle)?.code == .bundleDamaged)
    }
    for deflated in [honest.deflated + [0], Array(honest.deflated.dropLast())] {
      var section = honest
      section.deflated = deflated
      section.deflatedLength = UInt32(deflated.count)
      var bundle = try empty
      bundle.sections = [section]
      #expect(try refusal(bundle)?.code == .bundleDamaged)
    }
  }

  @Test
  func `changes that do not fill their section are refused`() throws {
    let raws: [(Int, [UInt8])] = [
      (1, [0, 0, 0, 0]), (1, [0, 0, 0, 2, 7]), (1, [0, 0, 0, 1, 7, 7]), (2, [0, 0, 0, 1, 7]),
      (1, [0xFF, 0xFF, 0xFF, 0xFF, 7]), (1, [0x80, 0, 0, 0]), (1, [0]),
    ]
    for (count, raw) in raws {
      var bundle = try empty
      bundle.sections = [RawBundle.Section(count: count, raw: raw)]
      #expect(try refusal(bundle)?.code == .bundleDamaged, "\(raw)")
    }
  }

  @Test
  func `an unknown kind of section is refused`() throws {
    var bundle = try empty
    bundle.sections = [RawBundle.Section([[1, 2, 3]])]
    bundle.sections[0].kind = 6
    #expect(try refusal(bundle)?.code == .bundleDamaged)
  }

  @Test
  func `a manifest has one spelling`() throws {
    let name = ChangeName(
      device: DeviceID(storage: Bytes32(1, 2, 3, 4)), seq: 7,
      hash: ChangeHash(storage: Bytes32(5, 6, 7, 8)))
    let vector = StoreVector(
      tips: [name], held: [name], wants: [name.hash, ChangeHash(storage: Bytes32(0, 0, 0, 1))],
      images: [name.hash])
    let manifest = try BundleManifest(
      decoding: floor.byHand(of: store.identity.site, vector: vector).manifest)
    #expect(manifest.vector == vector)
    let bytes = manifest.bytes
    for count in bytes.indices {
      #expect(throws: PieceFault.self) { try BundleManifest(decoding: Array(bytes[..<count])) }
    }
    #expect(throws: PieceFault.trailingBytes(1)) { try BundleManifest(decoding: bytes + [0]) }
    for position in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[position] ^= 1 << UInt8(bit)
        if let other = try? BundleManifest(decoding: flipped) {
          #expect(other.bytes == flipped, "byte \(position), bit \(bit)")
        }
      }
    }
  }

  @Test
  func `hostile numbers in a manifest are refused`() throws {
    let honest = try empty.manifest
    // site 16, name 2 + 6, keys 64, laptop 2 + 7, flags 1
    let counter = 16 + 8 + 64 + 9 + 1
    let time = counter + 8
    let tips = time + 8
    for (offset, bytes) in [
      (counter, RawBundle.number(UInt64(1) << 63)), (counter, RawBundle.number(UInt64(0))),
      (counter, RawBundle.number(UInt64.max)), (time, RawBundle.number(UInt64(1) << 63)),
      (time, RawBundle.number(UInt64(253_402_300_800_000))),
      (tips, RawBundle.number(UInt32.max)), (tips + 4, RawBundle.number(UInt32.max)),
      (tips + 8, RawBundle.number(UInt32.max)), (tips, RawBundle.number(UInt32(10_000))),
      (tips + 12, RawBundle.number(UInt32.max)),
      (tips + 16, RawBundle.number(UInt64(1) << 63)), (counter - 1, [8]), (16, [0xFF, 0xFF]),
      (18, [0xFF]), (18, [0x1B]),
    ] {
      var bundle = try empty
      bundle.manifest.replaceSubrange(offset..<offset + bytes.count, with: bytes)
      #expect(bundle.manifest.count == honest.count)
      #expect(try refusal(bundle)?.code == .bundleDamaged, "offset \(offset)")
    }
  }

  @Test
  func `one bad change is left out and the rest merges`() throws {
    let ana = try floor.laptop("LT-09")
    for number in 1...3 { try ana.note("note \(number)", hall: UInt8(number)) }
    let good = try ana.sealedChanges()
    let garbage: [UInt8] = [1, 2, 3]
    let first = try SealedChange(decoding: good[0]).change
    let otherSite = Change(
      site: SiteID(storage: Bytes16(1, 1)), device: first.device, seq: 1,
      prev: .genesis(site: SiteID(storage: Bytes16(1, 1)), device: first.device),
      hlc: 1, schema: 1, author: "Eve", body: first.body)
    var unknownTable = Change(
      site: first.site, device: DeviceID(storage: Bytes32(8, 8, 8, 8)), seq: 1,
      prev: .genesis(site: first.site, device: DeviceID(storage: Bytes32(8, 8, 8, 8))),
      hlc: 1, schema: 1, author: "Eve", body: first.body)
    unknownTable.body[7] ^= 1
    let bad = [
      garbage, try SealedChange(sealing: otherSite).bytes,
      try SealedChange(sealing: unknownTable).bytes,
    ]
    var bundle = try empty
    bundle.statements += try ana.read { try $0.trust().accepted }
    bundle.heads = try floor.signer.heads(good, site: first.site)
    bundle.sections = [
      RawBundle.Section([bad[0], good[0], bad[1]]), RawBundle.Section([good[2], bad[2]]),
    ]
    let path = floor.file("mixed")
    try bundle.write(to: path)
    let merged = try Sync.merge(store, path: path)
    #expect(merged.changes == MergeReport.Changes(applied: 1, known: 0, held: 1))
    #expect(merged.leftOutCount == 3)
    #expect(merged.leftOut.map { $0.name == nil } == [true, false, false])
    #expect(merged.leftOut.map(\.sentence).contains { $0.isEmpty } == false)
    let info = try Sync.show(path: path)
    #expect(info.changes == 5)
    #expect(info.unreadable == 1)
    let again = try Sync.merge(store, path: path)
    #expect(again.changes == MergeReport.Changes(applied: 0, known: 2, held: 0))
    #expect(again.changedNothing)
    bundle.sections = [RawBundle.Section([good[1]])]
    try bundle.write(to: path)
    #expect(try Sync.merge(store, path: path).changes.applied == 2)
    #expect(try store.dump() == ana.dump())
  }

  @Test
  func
    `what follows a change that is not valid is left out, and told so, whatever heads stand for it`()
    throws
  {
    let ana = try floor.laptop("LT-09")
    // The id of a fact follows from its place; an edit is the same wherever it stands.
    try ana.note("note", hall: 1)
    for name in ["North", "South", "East", "West"] { try ana.rename(hall: 1, name) }
    let site = ana.identity.site
    var line: [SealedChange] = []
    for bytes in try ana.sealedChanges() {
      var change = try SealedChange(decoding: bytes).change
      if let before = line.last { change.prev = before.hash } else { change.body[7] ^= 1 }
      line.append(try SealedChange(sealing: change))
    }
    var bundle = try empty
    bundle.statements += try ana.read { try $0.trust().accepted }
    bundle.heads = try floor.signer.heads(line.map(\.bytes), site: site)
    bundle.sections = [RawBundle.Section(line.map(\.bytes))]
    let path = floor.file("broken")
    try bundle.write(to: path)
    let merged = try Sync.merge(store, path: path)
    #expect(merged.changes == MergeReport.Changes(applied: 0, known: 0, held: 0))
    #expect(merged.leftOutCount == 5)
    #expect(
      merged.leftOut.dropFirst().allSatisfy {
        $0.sentence == "An earlier change of its laptop is not valid."
      }, "\(merged.leftOut)")
  }
}
