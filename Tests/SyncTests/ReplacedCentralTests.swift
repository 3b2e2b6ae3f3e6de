import Change
import Foundation
import Store
import Sync
import TestSupport
import Testing

/// Of the central stores of one name only the one counts for which somebody vouched last.
struct ReplacedCentralTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  /// What takes the central store's place, made of its backup by a laptop with that clock.
  private func heir(_ name: String, of path: String, seed: UInt64, nowMS: Int64) throws -> Store {
    let (heir, _) = try Sync.restore(
      from: path, folder: floor.folder(name), laptop: nil, staysCentral: true,
      environment: Floor.environment(seed: seed, nowMS: nowMS, witness: floor.witness))
    try FileManager.default.copyItem(
      atPath: central.folder.authorityKey, toPath: heir.folder.authorityKey)
    let request = try Sync.request(heir, to: floor.file("\(name).req"))
    _ = try Sync.grant(
      heir, Sync.applicant(request, for: heir), role: .central, sharesName: true, author: "Dana")
    return heir
  }

  private func vouchedMS(_ store: Store, in other: Store) throws -> Int64? {
    try other.read { try $0.trust() }.source(of: store.identity.device)?.atMS
  }

  @Test(arguments: [1_600_000_000_000, 1_800_000_000_000, 1_900_000_000_000 as Int64])
  func `what takes a central store's place is vouched for later, whatever its clock says`(
    nowMS: Int64
  ) throws {
    let backup = try Sync.backup(central, to: floor.file("backup")).path
    try ana.note("only here", hall: 1)
    _ = try Sync.merge(central, path: floor.bundle(ana, "1"))
    _ = try Sync.merge(ana, path: floor.bundle(central, "2"))
    #expect(try Sync.receipt(ana).wipe == .safe)
    #expect(try Sync.receipt(ana).replaced.isEmpty)

    let heir = try heir("heir", of: backup, seed: 801, nowMS: nowMS)
    let before = try #require(try vouchedMS(central, in: heir))
    #expect(try vouchedMS(heir, in: heir) == max(nowMS, before + 1))
    // Who has only its certificate knows so much.
    let raj = try floor.laptop("LT-09")
    _ = try Sync.merge(raj, path: floor.bundle(heir, "to raj"))
    _ = try Sync.merge(ana, path: floor.bundle(raj, "to ana"))
    let unheard = try Sync.receipt(ana)
    #expect(unheard.wipe == .neverHeard)
    #expect(unheard.sources.isEmpty)
    #expect(unheard.replaced.map(\.device) == [central.identity.device])

    _ = try Sync.merge(ana, path: floor.bundle(heir, "3"))
    let receipt = try Sync.receipt(ana)
    #expect(receipt.wipe == .notHome)
    #expect(receipt.changes.notHome == 1)
    #expect(receipt.sources.count == 1)
    #expect(receipt.replaced.map(\.counter) == [1])
    #expect(try UnsentCounter(ana)?.count(ana).records == 1)
    // What it had of a stick is not known to be anywhere.
    #expect(receipt.notReturned.map(\.bundle.path) == [floor.file("1")])
    let devices = try Sync.status(ana).devices.filter(\.isReplaced).map(\.device)
    #expect(Set(devices) == [central.identity.device])

    _ = try Sync.merge(heir, path: floor.bundle(ana, "4"))
    _ = try Sync.merge(ana, path: floor.bundle(heir, "5"))
    #expect(try Sync.receipt(ana).wipe == .safe)
    #expect(try Sync.receipt(ana).notReturned.isEmpty)
  }

  @Test func `the heir of an heir counts, also by clocks that go backwards`() throws {
    let backup = try Sync.backup(central, to: floor.file("backup")).path
    let first = try heir("first", of: backup, seed: 801, nowMS: 1_700_000_000_000)
    let again = try Sync.backup(first, to: floor.file("again")).path
    let second = try heir("second", of: again, seed: 802, nowMS: 1_600_000_000_000)
    let book = try second.read { try $0.trust() }
    #expect(
      Sync.replacedCentrals(book) == [central.identity.device, first.identity.device])
  }

  @Test func `of the words about one name the latest counts, in whatever order they are known`()
    throws
  {
    let (site, key) = (central.identity.site, try DeviceByHand(7))
    func said(_ number: UInt64, _ laptop: String, _ atMS: Int64) throws -> TrustStatement {
      try key.certificate(
        of: DeviceByHand(number).keys, laptop: laptop, role: .central, site: site, atMS: atMS)
    }
    func replaced(_ said: [TrustStatement]) -> Set<DeviceID> {
      Sync.replacedCentrals(
        TrustBook(
          site: site, authority: key.authority,
          said.map { TrustBook.Entry($0, isInEffect: false) }))
    }
    func devices(_ numbers: UInt64...) throws -> Set<DeviceID> {
      Set(try numbers.map { try DeviceByHand($0).device })
    }
    let all = [
      try said(1, "HALL", 5), try said(2, "hall ", 6), try said(3, "WEST", 4),
      try said(4, "Hall", 3),
    ]
    #expect(try replaced(all) == devices(1, 4))
    #expect(try replaced(all.reversed()) == devices(1, 4))
    // Said twice of one store: what was said last.
    let more = all + [try said(1, "HALL", 7)]
    #expect(try replaced(more) == devices(2, 4))
    #expect(try replaced(more.reversed()) == devices(2, 4))
    // At the same time one of them counts, and the same one everywhere.
    let even = [try said(1, "HALL", 5), try said(2, "HALL", 5)]
    #expect(replaced(even).count == 1)
    #expect(replaced(even) == replaced(even.reversed()))
    // One that was shut out is in nobody's place.
    let shut = try key.says(
      .revocation(Revocation(device: DeviceByHand(2).device, tips: [], why: "sold")), site: site)
    #expect(try replaced(all + [shut]) == devices(4))
    // Nor is a technician's laptop of that name.
    let other = try key.certificate(of: DeviceByHand(9).keys, laptop: "WEST", site: site, atMS: 9)
    #expect(try replaced(all + [other]) == devices(1, 4))
  }

  @Test func `a store made of a central store's backup has no receipt of it`() throws {
    try central.note("there", hall: 3)
    let backup = try Sync.backup(central, to: floor.file("backup")).path
    let (restored, _) = try Sync.restore(
      from: backup, folder: floor.folder("restored"), laptop: "LT-12", staysCentral: false,
      environment: Floor.environment(seed: 801, witness: floor.witness))
    #expect(try restored.read { try $0.peers() }.map(\.laptop) == ["central"])
    #expect(try Sync.receipt(restored).wipe == .neverHeard)
    #expect(try Sync.receipt(restored).sources.isEmpty)
    #expect(try Sync.doctor(restored).findings.first { $0.check == "peers" }?.isWell == true)
    // Its first bundle is number 1, as what was made up was.
    try floor.enrol(restored)
    _ = try Sync.merge(restored, path: floor.bundle(central, "1"))
    let receipt = try Sync.receipt(restored)
    #expect(receipt.sources.map(\.counter) == [1])
    #expect(receipt.wipe == .safe)
  }
}
