import Store
import TestSupport

/// New stores without the work of making them: each is made once, and later put back to how it was then.
final class StoreShelf {
  let fixture: StoreFixture
  private var made: [DiskState] = []

  init() throws {
    fixture = try StoreFixture()
  }

  /// The store of a number, new and open; no other may be open in its folder.
  func store(_ number: Int) throws -> Store {
    let name = Self.name(number)
    if made.indices.contains(number) {
      try fixture.put(made[number], name)
    } else {
      try fixture.store(name, seed: UInt64(number) + 1).close()
      made.append(fixture.disk(name))
    }
    return try fixture.open(name)
  }

  /// The folder of a store.
  static func name(_ number: Int) -> String { "store\(number)" }
}
