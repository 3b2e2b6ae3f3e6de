/// Things of one kind, numbered in the order in which they came and found by id.
///
/// A dictionary touches memory at three random places for each thing asked for, this at one besides small
/// arrays; half a million of them are asked for in a check.
public struct ThingTable<Thing: NumberedThing>: Sendable {
  /// The things, in the order in which they came.
  public private(set) var values: [Thing] = []
  private var numbers = ThingNumbers()

  /// The thing with an id; nil if there is none.
  public subscript(id: ThingID) -> Thing? {
    number(of: id).map { values[$0] }
  }

  /// Whether there is a thing with an id; it is not looked at.
  public func contains(_ id: ThingID) -> Bool { number(of: id) != nil }

  /// The ids, in the order of the things.
  public var keys: [ThingID] { numbers.ids }

  /// The place of a thing among the ``values``; nil if there is none.
  func number(of id: ThingID) -> Int? { numbers.number(of: id) }

  mutating func reserve(_ count: Int) {
    values.reserveCapacity(count)
    numbers.reserve(count)
  }

  /// Adds a thing, in place of one of the same id.
  ///
  /// - Returns: whether there was none.
  @discardableResult
  mutating func add(_ thing: Thing) -> Bool {
    guard let (number, isNew) = numbers.give(thing.id) else { return false }
    if isNew { values.append(thing) } else { values[number] = thing }
    return isNew
  }

  /// Changes a thing where it is, but not its id; nothing if it is not there.
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
