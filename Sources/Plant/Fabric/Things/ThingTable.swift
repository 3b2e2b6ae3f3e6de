/// Things of one kind, numbered in the order in which they came and found by id.
///
/// A dictionary touches memory at three random places for each thing asked for, this at one besides the
/// thing itself; half a million of them are asked for in a check.
public struct ThingTable<Thing: NumberedThing>: Sendable {
  /// The things, in the order in which they came.
  public private(set) var values: [Thing] = []
  private var numbers = ThingNumbers()

  /// The thing with an id; nil if there is none.
  public subscript(id: ThingID) -> Thing? {
    number(of: id).map { values[$0] }
  }

  /// Whether there is a thing with an id; it is not copied.
  public func contains(_ id: ThingID) -> Bool { number(of: id) != nil }

  /// The ids, in the order of the things.
  public var keys: some Sequence<ThingID> { values.lazy.map(\.id) }

  private func number(of id: ThingID) -> Int? {
    numbers.number(of: id) { values[$0].id == id }
  }

  mutating func reserve(_ count: Int) { values.reserveCapacity(count) }

  /// Adds a thing, in place of one of the same id.
  ///
  /// - Returns: whether there was none.
  @discardableResult
  mutating func add(_ thing: Thing) -> Bool {
    if let number = number(of: thing.id) {
      values[number] = thing
      return false
    }
    guard let number = Int32(exactly: values.count) else { return false }
    values.append(thing)
    numbers.give(number, to: thing.id) { values[$0].id }
    return true
  }

  /// Changes a thing where it is; nothing if it is not there.
  mutating func change(_ id: ThingID, _ body: (inout Thing) -> Void) {
    if let number = number(of: id) { body(&values[number]) }
  }
}

/// A thing that has an id of its own.
public protocol NumberedThing: Sendable {
  /// Its id.
  var id: ThingID { get }
}

extension Cable: NumberedThing {}
extension Cassette: NumberedThing {}
extension Device: NumberedThing {}
extension FabricModule: NumberedThing {}
extension FabricPort: NumberedThing {}
extension Panel: NumberedThing {}
extension PanelPosition: NumberedThing {}
