import Change
import Foundation
import Store
import Sync
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A bundle's file is whole or not there, and an export is counted and witnessed before.
struct ExportTests {
  /// What lies in the folder, without the witnesses.
  private func names(_ floor: Floor) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: floor.path).sorted()
      .filter { $0 != "state" }
  }

  @Test
  func `a folder gets the usual name`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT 04/a")
    let written = try Sync.export(ana, to: floor.path)
    #expect(written.path == floor.path + "/LT-04-a-20270115-080000-1.ferrule-bundle")
    #expect(written.isWitnessed)
    #expect(try Sync.show(path: written.path).damage == nil)
  }

  @Test
  func `names carry the date in UTC`() {
    for (time, text) in [
      (Int64(0), "19700101-000000"), (951_782_399_000, "20000228-235959"),
      (951_782_400_000, "20000229-000000"), (951_868_800_000, "20000301-000000"),
      (1_763_852_281_999, "20251122-225801"), (4_107_542_399_000, "21000228-235959"),
      (4_107_542_400_000, "21000301-000000"), (.min, "19700101-000000"),
      (.max, "99991231-235959"),
    ] {
      let name = BundleName.standard(laptop: "..", writtenMS: time, counter: 3)
      #expect(name == "laptop-\(text)-3.ferrule-bundle")
    }
  }

  @Test
  func `counters rise and points are passed in their order`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let points = floor.file("points")
    let watched = try Store(
      ana.folder,
      environment: Floor.environment(seed: 1) { point in
        let old = (try? String(contentsOfFile: points, encoding: .utf8)) ?? ""
        try? (old + point.rawValue + " ").write(toFile: points, atomically: true, encoding: .utf8)
      })
    for counter in 1...3 {
      let written = try Sync.export(watched, to: floor.file("a"))
      #expect(written.counter == Int64(counter))
    }
    let one =
      "before-commit after-commit export-recorded witness-written bundle-half-written "
      + "bundle-before-rename bundle-renamed before-commit after-commit "
    #expect(try String(contentsOfFile: points, encoding: .utf8) == one + one + one)
  }

  @Test
  func `another file is not written over`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    let raj = try floor.laptop("LT-09")
    let path = try floor.bundle(raj, "stick")
    #expect(syncError { _ = try floor.bundle(ana, "stick") }?.code == .fileExists)
    #expect(try Sync.show(path: path).manifest.laptop == "LT-09")
    _ = try floor.bundle(raj, "stick")
    #expect(try Sync.show(path: path).manifest.counter == 2)
  }

  @Test
  func `what cannot be written leaves nothing`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    try ana.note("first", hall: 1)
    let before = try names(floor)
    let error = syncError { _ = try Sync.export(ana, to: floor.file("no/way")) }
    #expect(error?.code == .cannotWrite)
    #expect(error?.exit == .cannotWrite)
    let device = syncError { _ = try Sync.export(ana, to: "/dev/full") }
    #expect(device?.code == .cannotWrite)
    #expect(try names(floor) == before)
    let peer = DeviceID(storage: Bytes32(1, 2, 3, 4))
    let unknown = syncError {
      _ = try Sync.export(ana, to: floor.file("a"), for: peer)
    }
    #expect(unknown?.code == .noSuchPeer)
    #expect(try names(floor) == before)
  }

  @Test
  func `a person's own file of a similar name stays, and two may write one file`() throws {
    let floor = try Floor()
    let ana = try floor.laptop("LT-04")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: floor.file("b.part")))
    let bundle = try RawBundle.empty(of: SiteID(storage: Bytes16(1, 2)))
    let manifest = try BundleManifest(decoding: bundle.manifest)
    // Another process is half through writing the same file.
    let other = try OutputFile(floor.file("b"))
    let writer = try BundleWriter(other, manifest: manifest, sign: bundle.sign)
    _ = try Sync.export(ana, to: floor.file("b"))
    #expect(try Sync.show(path: floor.file("b")).damage == nil)
    try writer.finish()
    #expect(try Sync.show(path: floor.file("b")).damage == nil)
    #expect(try String(contentsOfFile: floor.file("b.part"), encoding: .utf8) == "mine")
  }

  @Test
  func `a full disk at any byte leaves no file and no part of one`() throws {
    let floor = try Floor()
    let bundle = try RawBundle.empty(of: SiteID(storage: Bytes16(1, 2)))
    let bytes = try bundle.bytes()
    let manifest = try BundleManifest(decoding: bundle.manifest)
    let path = floor.file("full")
    for free in 0..<bytes.count {
      let error = syncError {
        let file = try OutputFile(path) { file, bytes in
          let room = free - Int(lseek(file, 0, SEEK_CUR))
          errno = ENOSPC
          return room > 0 ? write(file, bytes.baseAddress, min(room, bytes.count)) : -1
        }
        try BundleWriter(file, manifest: manifest, sign: bundle.sign).finish()
      }
      #expect(error?.code == .cannotWrite, "\(free) bytes free")
      #expect(try names(floor).isEmpty, "\(free) bytes free")
    }
  }

  @Test func `what makes a store on a full disk names that store and the same command`() throws {
    let floor = try Floor()
    let error = syncError {
      let file = try OutputFile(floor.file("db"), purpose: .newStore, namedAs: "new.ferrule") {
        _, _ in
        errno = ENOSPC
        return -1
      }
      try file.append([1])
    }
    #expect(error?.message.hasPrefix("new.ferrule cannot be written") == true)
    #expect(error?.next == "free some space, then type the command again")
  }

  @Test
  func `short and interrupted writes make the same file`() throws {
    let floor = try Floor()
    let bundle = try RawBundle.empty(of: SiteID(storage: Bytes16(1, 2)))
    let bytes = try bundle.bytes()
    let path = floor.file("slow")
    let file = try OutputFile(path) { file, bytes in
      if bytes.count % 2 == 0, bytes.count > 1, lseek(file, 0, SEEK_CUR) % 3 == 0 {
        return write(file, bytes.baseAddress, 1)
      }
      return write(file, bytes.baseAddress, min(3, bytes.count))
    }
    try BundleWriter(
      file, manifest: BundleManifest(decoding: bundle.manifest), sign: bundle.sign
    ).finish()
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == bytes)
    #expect(try names(floor) == ["slow"])
  }

  @Test
  func `the witness lies where the XDG specification says`() {
    #expect(
      WitnessFolder.standard(variables: ["XDG_STATE_HOME": "/s", "HOME": "/h"])?.path
        == "/s/ferrule")
    #expect(
      WitnessFolder.standard(variables: ["XDG_STATE_HOME": "s", "HOME": "/h"])?.path
        == "/h/.local/state/ferrule")
    #expect(WitnessFolder.standard(variables: [:]) == nil)
  }
}
