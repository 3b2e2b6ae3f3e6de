import Foundation
import Store
import Sync
import Testing

/// Elements of a bundle that are no changes at all: a file of a few bytes can hold millions.
struct UnreadableTests {
  private let floor: Floor
  private let central: Store
  private let ana: Store

  init() throws {
    (floor, central, ana) = try Floor.home()
  }

  private func bundle(unreadable count: Int) throws -> String {
    try ana.note("true", hall: 2)
    let path = try floor.bundle(ana, "own")
    var bundle = try floor.byHand(
      like: path, try ana.sealedChanges() + Array(repeating: [1], count: count))
    bundle.heads = try floor.signer.heads(ana.sealedChanges(), site: central.identity.site)
    try bundle.write(to: floor.file("made"))
    return floor.file("made")
  }

  @Test func `a few are left out and the rest merges`() throws {
    let report = try Sync.merge(central, path: bundle(unreadable: 3))
    #expect(report.changes.applied == 1)
    #expect(report.leftOutCount == 3)
  }

  @Test func `more than a thousand refuse the bundle`() throws {
    let path = try bundle(unreadable: 1_001)
    let before = try central.dump()
    #expect(syncError { _ = try Sync.merge(central, path: path) }?.code == .bundleDamaged)
    #expect(try central.dump() == before)
  }

  @Test func `what to type next can be pasted, and is not what was just typed`() throws {
    let other = try Store.create(
      floor.folder("other"), site: nil, siteName: "Hall 8", laptop: "LT-77", isCentral: false,
      environment: Floor.environment(seed: 4_000))
    try other.note("elsewhere", hall: 1)
    let path = try floor.bundle(other, "raj's stick")
    let error = syncError { _ = try Sync.merge(central, path: path) }
    #expect(error?.code == .otherSite)
    #expect(error?.next == "ferrule sync show \(ShellWord.quoted(path))")

    let noise = floor.file("rnd")
    try Data("no bundle at all".utf8).write(to: URL(fileURLWithPath: noise))
    let none = syncError { _ = try Sync.show(path: noise) }
    #expect(none?.code == .notABundle)
    #expect(none?.next?.contains("sync show") == false)
  }
}
