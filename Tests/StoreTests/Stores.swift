import Change
import Foundation
import Plant
import Store
import TestSupport

/// The site of all test stores.
let testSite = SiteID(storage: Bytes16(0x5173, 7))

/// The key of that site.
var testSiteKey: DeviceByHand { get throws { try DeviceByHand(0x517E) } }

/// The clock and the randomness of ``StoreMoment``, watched by ``Watch``.
let testEnvironment = StoreEnvironment(
  nowMS: { StoreMoment.nowMS }, randomBytes: { StoreMoment.bytes($0) },
  reach: { Watch.disk?.reach($0) })

/// Who looks at the disk while a store writes.
enum Watch {
  @TaskLocal static var disk: DiskWatch?
}

extension StoreFixture {
  /// A new store in this folder; its device's keys come from the seed.
  func store(_ name: String, seed: UInt64, site: SiteID = testSite) throws -> Store {
    try StoreMoment.at(StoreMoment.nowMS, seed: seed) {
      try Store.create(
        StoreFolder(path(name)), site: (site, "Hall"), authority: testSiteKey.authority,
        siteName: "Hall", laptop: name, isCentral: false, environment: testEnvironment)
    }
  }

  /// A store of this folder, opened again.
  func open(_ name: String) throws -> Store {
    try Store(StoreFolder(path(name)), environment: testEnvironment)
  }

  /// Two lives of one store, which was set back in between and does not know it: what each wrote
  /// from the same state on.
  ///
  /// Nothing but a store set back where no witness lies can still write twice at one place.
  func twoLives<Value>(
    _ name: String, _ first: (Store) throws -> Value, _ second: (Store) throws -> Value
  ) throws -> [(value: Value, changes: [SealedChange])] {
    let before = bytes("\(name)/ferrule.db")
    func live(_ body: (Store) throws -> Value) throws -> (Value, [SealedChange]) {
      let store = try open(name)
      return (try body(store), try store.changes())
    }
    let one = try live(first)
    guard let file = FileHandle(forWritingAtPath: path("\(name)/ferrule.db")) else { return [] }
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: before)
    try file.close()
    return [one, try live(second)]
  }

  /// A copy of a store's folder, opened.
  func fork(_ name: String, to other: String) throws -> Store {
    try copy(name, to: other)
    return try open(other)
  }
}

extension Store {
  /// Every change held here as its author sealed it.
  func changes() throws -> [SealedChange] {
    var all: [SealedChange] = []
    _ = try read { view in
      try view.changes(notSeenBy: []) { all.append(try SealedChange(decoding: $0)) }
    }
    return all
  }

  /// Every change applied here.
  func appliedChanges() throws -> [SealedChange] {
    try select("SELECT hash FROM change_log WHERE applied = 1 ORDER BY hash").compactMap { row in
      guard case .blob(let bytes)? = row.first, let hash = ChangeHash(bytes: bytes) else {
        return nil
      }
      return try read { try $0.sealed(hash) }
    }
  }

  /// Takes changes in, in this order.
  @discardableResult
  func take(_ changes: some Sequence<SealedChange>) throws -> [AcceptOutcome] {
    try merge { acceptor, _ in try changes.map { try acceptor.accept($0) } }
  }

  /// Takes in all another store has.
  func take(from other: Store) throws {
    try take(other.changes())
  }

  /// Writes as Ana.
  @discardableResult
  func draft<Value>(_ body: (StoreView, Draft) throws -> Value) throws -> Value {
    try write(author: "Ana", body)
  }

  /// Records one fact.
  @discardableResult
  func fact(_ body: FactBody, supersedes: ThingID? = nil) throws -> ThingID {
    try draft { try $1.record(body, supersedes: supersedes) }
  }

  /// The numbers and texts a query gives, as text.
  func texts(_ sql: String) throws -> [[String]] {
    try select(sql).map { row in
      row.map { cell in
        switch cell {
        case .null: "-"
        case .integer(let number): String(number)
        case .real(let bits): "r\(bits)"
        case .text(let text): text
        case .blob(let bytes): bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
      }
    }
  }
}

/// Every order of some elements.
func orders<Element>(_ elements: [Element]) -> [[Element]] {
  guard elements.count > 1 else { return [elements] }
  return elements.indices.flatMap { place -> [[Element]] in
    var rest = elements
    let first = rest.remove(at: place)
    return orders(rest).map { [first] + $0 }
  }
}
