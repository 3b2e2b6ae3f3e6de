import Foundation
import Plant
import Store
import TestSupport
import Testing

@Suite struct `Making and opening a store` {
  private let fixture: StoreFixture

  init() throws {
    fixture = try StoreFixture()
  }

  private func create(_ path: String, random: @escaping @Sendable (Int) -> [UInt8]) throws -> Store
  {
    try Store.create(
      StoreFolder(path), site: nil, siteName: "Hall", laptop: "cart-1", isCentral: true,
      environment: StoreEnvironment(nowMS: { 0 }, randomBytes: random))
  }

  @Test func `a new store knows who it is, and is well`() throws {
    let store = try create(fixture.path("new")) { count in (0..<count).map { UInt8($0 + 1) } }
    #expect(store.identity.siteName == "Hall")
    #expect(store.identity.laptop == "cart-1")
    #expect(store.identity.isCentral)
    #expect(try fixture.open("new").identity == store.identity)
    #expect(try store.doctor().isWell)
    let mode = try FileManager.default.attributesOfItem(atPath: fixture.path("new/device.key"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(fixture.names(in: "new").contains("device.json"))
  }

  @Test(arguments: ["device.key", "authority.key"])
  func `doctor sees a key that others may read, and says how to close it`(name: String) throws {
    _ = try create(fixture.path("new")) { StoreMoment.bytes($0) }
    let path = fixture.path("new/\(name)")
    func set(_ mode: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    try set(0o644)
    let found = try fixture.open("new").doctor().findings.filter { !$0.isWell }
    #expect(found.map(\.check) == ["key"])
    #expect(found.first?.sentence.contains(name) == true)
    #expect(found.first?.next?.hasPrefix("chmod 600 ") == true)
    try set(0o600)
    #expect(try fixture.open("new").doctor().isWell)
  }

  @Test func `a commit waits for the disk, in a new store and in one opened again`() throws {
    let store = try create(fixture.path("new")) { StoreMoment.bytes($0) }
    let full = "2"
    #expect(try store.texts("PRAGMA synchronous") == [[full]])
    #expect(try fixture.open("new").texts("PRAGMA synchronous") == [[full]])
    #expect(try store.texts("PRAGMA journal_mode") == [["wal"]])
  }

  @Test func `a path that ends in a stroke is the same folder`() throws {
    _ = try create(fixture.path("new/")) { StoreMoment.bytes($0) }
    #expect(fixture.names() == ["new"])
    #expect(fixture.names(in: "new").contains("ferrule.db"))
  }

  @Test func `what exists already is refused and stays`() throws {
    try FileManager.default.createDirectory(
      atPath: fixture.path("there"), withIntermediateDirectories: false)
    let error = #expect(throws: StoreError.self) {
      try create(fixture.path("there")) { StoreMoment.bytes($0) }
    }
    #expect(error?.code == .storeExists)
    #expect(fixture.names(in: "there").isEmpty)
    #expect(fixture.names() == ["there"])
  }

  @Test func `when the last step fails nothing is left behind`() throws {
    // Somebody else makes the folder while this store is being made.
    let taken = fixture.path("new/theirs")
    let error = #expect(throws: StoreError.self) {
      try create(fixture.path("new")) { count in
        try? FileManager.default.createDirectory(
          atPath: taken, withIntermediateDirectories: true)
        return StoreMoment.bytes(count)
      }
    }
    #expect(error?.code == .storeExists)
    #expect(fixture.names() == ["new"])
    #expect(fixture.names(in: "new") == ["theirs"])
  }

  @Test func `a folder that cannot be made is refused`() throws {
    try fixture.write([1], to: "file")
    let error = #expect(throws: StoreError.self) {
      try create(fixture.path("file/new")) { StoreMoment.bytes($0) }
    }
    #expect(error?.code == .cannotWrite)
    #expect(fixture.names() == ["file"])
  }

  @Test func `a random source that runs dry makes no store`() throws {
    let error = #expect(throws: StoreError.self) { try create(fixture.path("new")) { _ in [] } }
    #expect(error?.code == .fault)
    #expect(fixture.names().isEmpty)
  }

  @Test func `where no store is, that is said`() throws {
    let error = #expect(throws: StoreError.self) { try fixture.open("nowhere") }
    #expect(error?.code == .noStore)
    #expect(fixture.names().isEmpty)
  }

  @Test(arguments: [0, 5, 100, 5_000])
  func `a file that is no database is refused and left as it is`(count: Int) throws {
    try FileManager.default.createDirectory(
      atPath: fixture.path("junk"), withIntermediateDirectories: false)
    let bytes = StoreMoment.bytes(count)
    try fixture.write(bytes, to: "junk/ferrule.db")
    let error = #expect(throws: StoreError.self) { try fixture.open("junk") }
    #expect(error?.code == .notAStore)
    #expect(fixture.bytes("junk/ferrule.db") == bytes)
    #expect(fixture.names(in: "junk") == ["ferrule.db"])
  }

  @Test func `a store cut off after its header is damaged, not opened`() throws {
    _ = try fixture.store("store", seed: 1)
    let bytes = fixture.bytes("store/ferrule.db")
    for name in fixture.names(in: "store") where name != "ferrule.db" && name.hasPrefix("ferrule") {
      try FileManager.default.removeItem(atPath: fixture.path("store/\(name)"))
    }
    try fixture.write(Array(bytes.prefix(4_096)), to: "store/ferrule.db")
    let error = #expect(throws: StoreError.self) { try fixture.open("store") }
    #expect(error?.code == .damaged)
  }
}
