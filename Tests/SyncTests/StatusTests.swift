import Change
import Foundation
import Store
import Sync
import Testing

/// Nothing is said to be anywhere without a bundle from there that proves it.
struct StatusTests {
  @Test
  func `home is what the central store's last bundle proves`() throws {
    let floor = try Floor()
    let central = try floor.laptop("central", isCentral: true)
    let ana = try floor.laptop("LT-04")
    #expect(try Sync.status(central).home == .isCentral)
    try ana.note("first", hall: 1)
    try ana.note("second", hall: 2)
    #expect(try Sync.status(ana).home == .neverHeard(own: 2))
    _ = try Sync.merge(central, path: floor.bundle(ana, "a"))
    #expect(try Sync.status(ana).home.notHome == 2)
    _ = try Sync.merge(ana, path: floor.bundle(central, "receipt"))
    #expect(
      try Sync.status(ana).home
        == .heard(
          laptop: "central", counter: 1, heardMS: 1_800_000_000_000, notHome: 0, heldThere: 0))
    try ana.note("third", hall: 3)
    #expect(try Sync.status(ana).home.notHome == 1)
  }

  @Test
  func `what waits at the central store is not home`() throws {
    let floor = try Floor()
    let central = try floor.laptop("central", isCentral: true)
    let ana = try floor.laptop("LT-04")
    try ana.note("first", hall: 1)
    try ana.note("second", hall: 2)
    let own = try floor.bundle(ana, "own")
    try floor.byHand(like: own, [ana.sealedChanges()[1]]).write(to: floor.file("second"))
    _ = try Sync.merge(central, path: floor.file("second"))
    _ = try Sync.merge(ana, path: floor.bundle(central, "receipt"))
    guard case .heard(_, _, _, let notHome, let heldThere) = try Sync.status(ana).home else {
      Issue.record("nothing heard")
      return
    }
    #expect(notHome == 2)
    #expect(heldThere == 1)
  }

  @Test
  func `peers show what they lacked and what is missing here`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try ana.note("first", hall: 1)
    try raj.note("other", hall: 2)
    try floor.byHand(like: floor.bundle(raj, "raj"), []).write(to: floor.file("told"))
    _ = try Sync.merge(ana, path: floor.file("told"))
    let peer = try #require(try Sync.status(ana).peers.first)
    #expect(peer.laptop == "LT-09")
    #expect(peer.lacked == 1)
    #expect(peer.missingHere == (try raj.tips()))
    #expect(peer.sentCounter == nil)
    _ = try floor.bundle(ana, "for raj", for: raj)
    #expect(try Sync.status(ana).peers.first?.sentCounter == 1)
    let device = raj.identity.device
    #expect(try Sync.recipient("lt-09", in: ana) == device)
    #expect(try Sync.recipient(String(device.description.prefix(6)), in: ana) == device)
    #expect(syncError { _ = try Sync.recipient("LT-1", in: ana) }?.code == .noSuchPeer)
    #expect(syncError { _ = try Sync.recipient("LT-04", in: ana) }?.code == .noSuchPeer)
    let devices = try Sync.status(ana).devices
    #expect(Set(devices.map(\.laptop)) == ["LT-04", "LT-09"])
    #expect(devices.map(\.lastSeq).sorted() == [0, 1])
  }

  @Test
  func `an older bundle does not replace the last word, one of a store set back does`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let site = ana.identity.site
    func heard(counter: Int64, writtenMS: Int64) throws -> Int64? {
      let path = floor.file("peer")
      try floor.byHand(of: site, counter: counter, writtenMS: writtenMS).write(to: path)
      _ = try Sync.merge(ana, path: path)
      return try ana.read { try $0.peers() }.first?.counter
    }
    #expect(try heard(counter: 5, writtenMS: 500) == 5)
    #expect(try heard(counter: 7, writtenMS: 700) == 7)
    #expect(try heard(counter: 5, writtenMS: 500) == 7)
    #expect(try heard(counter: 6, writtenMS: 900) == 6)
    // One from when its clock was ahead, given again.
    #expect(try heard(counter: 5, writtenMS: 1_900_000_000_000) == 6)
  }

  @Test
  func `a laptop joins from a bundle`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    try ana.note("first", hall: 1)
    let path = try floor.bundle(ana, "a")
    let (store, report) = try Sync.join(
      from: path, folder: floor.folder("new"), laptop: "LT-12",
      environment: Floor.environment(seed: 900))
    #expect(report?.changes.applied == 1)
    #expect(store.identity.site == ana.identity.site)
    #expect(store.identity.siteName == "Hall 7")
    #expect(store.identity.device != ana.identity.device)
    #expect(try store.dump() == ana.dump())
    try store.note("mine", hall: 2)
    #expect(
      syncError { _ = try Sync.merge(ana, path: floor.bundle(store, "b")) }?.code
        == .unknownLaptop)
    try floor.enrol(store)
    #expect(try Sync.merge(ana, path: floor.bundle(store, "b")).changes.applied == 1)
  }

  @Test
  func `a bad bundle makes no store`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let path = try floor.bundle(ana, "a")
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = syncError {
      _ = try Sync.join(
        from: path, folder: floor.folder("new"), laptop: "LT-12",
        environment: Floor.environment(seed: 900))
    }
    #expect(error?.code == .bundleDamaged)
    #expect(!floor.folder("new").exists)
    #expect(!FileManager.default.fileExists(atPath: floor.folder("new").path))
  }

  @Test
  func `a bundle is shown without a store`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    try ana.note("first", hall: 1)
    try ana.note("second", hall: 2)
    _ = try Sync.merge(raj, path: floor.bundle(ana, "a"))
    try raj.note("third", hall: 3)
    _ = try Sync.merge(ana, path: floor.bundle(raj, "b"))
    let path = floor.file("c")
    _ = try Sync.export(raj, to: path, for: ana.identity.device)
    let whole = try Sync.show(path: floor.file("b"))
    #expect(whole.heading == "ferrule bundle 1")
    #expect(whole.manifest.laptop == "LT-09")
    #expect(whole.manifest.recipient == nil)
    #expect(whole.devices.map(\.changes).sorted() == [1, 2])
    #expect(whole.devices.map(\.lastSeq).sorted() == [1, 2])
    #expect(whole.damage == nil)
    let other = try Sync.show(path: path)
    #expect(other.manifest.recipient == ana.identity.device)
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(try Sync.show(path: path).damage?.code == .bundleDamaged)
  }
}
