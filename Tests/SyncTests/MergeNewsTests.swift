import Foundation
import Store
import Sync
import Testing

/// What a merge says that it changes for people.
@Suite struct `What a merge brings to decide` {
  private let floor: Floor
  private let central: Store
  private let laptops: [Store]

  init() throws {
    let floor = try Floor()
    let central = try floor.laptop("central", isCentral: true)
    try central.note("made", hall: 1)
    let start = try floor.bundle(central, "start")
    var laptops: [Store] = []
    for (name, hall) in [("one", "East"), ("two", "West")] {
      let store = try floor.laptop(name)
      _ = try Sync.merge(store, path: start)
      try store.rename(hall: 1, hall)
      laptops.append(store)
    }
    self.floor = floor
    self.central = central
    self.laptops = laptops
  }

  private func files() throws -> [Data?] {
    ["ferrule.db", "ferrule.db-wal"].map {
      FileManager.default.contents(atPath: central.folder.path + "/" + $0)
    }
  }

  @Test func `what it opens, gives another answer, and ends`() throws {
    let sticks = try laptops.enumerated().map { try floor.bundle($1, "stick\($0)") }
    #expect(try Sync.merge(central, path: sticks[0]).opened.isEmpty)
    let second = try Sync.merge(central, path: sticks[1])
    #expect(second.opened.map(\.word) == ["name"])
    #expect(second.devices.map(\.laptop) == ["two"])
    #expect(second.devices.map(\.changes) == [1])
    #expect((second.devices.map(\.facts), second.devices.map(\.records)) == ([0], [1]))

    try laptops[1].rename(hall: 1, "South")
    let third = try Sync.merge(central, path: floor.bundle(laptops[1], "stick2"))
    #expect((third.opened.isEmpty, third.decided.isEmpty) == (true, true))
    #expect(third.changed.map(\.word) == ["name"])

    _ = try Sync.merge(laptops[0], path: floor.bundle(central, "home"))
    try laptops[0].rename(hall: 1, "North")
    let last = try Sync.merge(central, path: floor.bundle(laptops[0], "stick3"))
    #expect(last.decided.map(\.word) == ["name"])
    #expect(last.conflicts == 0)
  }

  @Test func `a rehearsal reports the same and leaves every byte of the store as it was`() throws {
    let sticks = try laptops.enumerated().map { try floor.bundle($1, "stick\($0)") }
    _ = try Sync.merge(central, path: sticks[0])
    let (before, dump) = (try files(), try central.dump())
    var rehearsed = try Sync.rehearse(central, path: sticks[1])
    #expect(try files() == before)
    #expect(try central.dump() == dump)
    let done = try Sync.merge(central, path: sticks[1])
    #expect(rehearsed.isDryRun)
    rehearsed.isDryRun = false
    #expect(rehearsed == done)
  }

  @Test func `a bundle that is known changes nothing for anybody`() throws {
    let sticks = try laptops.enumerated().map { try floor.bundle($1, "stick\($0)") }
    for stick in sticks { _ = try Sync.merge(central, path: stick) }
    let again = try Sync.merge(central, path: sticks[1])
    #expect((again.opened + again.decided + again.changed).isEmpty)
    #expect(again.devices.isEmpty)
    #expect(again.conflicts == 1)
  }
}
