package import Change
internal import Foundation
internal import GRDB

/// A change that is known of: somebody named it, signed.
package struct NamedChange: Hashable, Sendable {
  /// The change.
  package var name: ChangeName
  /// The laptop that named it: the one that wrote a bundle, or for a head its own device.
  package var teller: DeviceID
}

/// What was named once and never came stays known, whatever later bundles name.
extension StoreView {
  private static let prefix = "named "
  /// So many devices are remembered of each that named changes of them: one that names what nobody wrote takes
  /// the room of its own word only.
  package static let mostNamedByOne = 1_000

  /// Keeps which changes that are not here somebody named: of each device the last one.
  ///
  /// To be called inside ``Store/merge(_:)``, after the log was saved.
  package func keep(named names: [ChangeName], by teller: DeviceID) throws {
    var last: [DeviceID: ChangeName] = [:]
    for name in names where try isApplied(name.hash) == nil {
      if name.seq > last[name.device]?.seq ?? 0 { last[name.device] = name }
    }
    guard !last.isEmpty else { return }
    let known = Dictionary(
      try namedChanges(by: teller).map { ($0.name.device, $0.name.seq) },
      uniquingKeysWith: { max($0, $1) })
    var room = Self.mostNamedByOne - known.count
    for name in last.values.sorted() {
      if let before = known[name.device] {
        guard before < name.seq else { continue }
      } else {
        guard room > 0 else { continue }
        room -= 1
      }
      let value = withUnsafeBytes(of: name.seq.bigEndian) { Data($0) } + name.hash.data
      try Meta.set(db, Self.key(teller, name.device), value)
    }
  }

  /// Forgets what these devices named: their word is worth nothing.
  package func forgetNamed(by tellers: [DeviceID]) throws {
    for teller in tellers {
      try db.execute(
        sql: "DELETE FROM meta WHERE name >= ? AND name < ?",
        arguments: StatementArguments(Self.range(teller)))
    }
  }

  /// Forgets of what was named what is not valid.
  package func forgetNamed(_ changes: Set<ChangeHash>) throws {
    guard !changes.isEmpty else { return }
    for named in try namedChanges() where changes.contains(named.name.hash) {
      try Meta.remove(db, Self.key(named.teller, named.name.device))
    }
  }

  /// Forgets of what was named all that is here now.
  package func forgetNamedHere() throws {
    for named in try namedChanges() where try isApplied(named.name.hash) != nil {
      try Meta.remove(db, Self.key(named.teller, named.name.device))
    }
  }

  /// What was named, by all or by one device, was not here then and is not known to have come.
  package func namedChanges(by teller: DeviceID? = nil) throws -> [NamedChange] {
    try rows(
      "SELECT name, value FROM meta WHERE name >= ? AND name < ? ORDER BY name",
      StatementArguments(Self.range(teller))
    ).compactMap { row in
      let devices = row.string("name").dropFirst(Self.prefix.count).split(separator: " ")
      let value = row.blob("value")
      guard devices.count == 2, value.count == 8 + ChangeHash.byteCount,
        let teller = DeviceID(hex: devices[0]), let device = DeviceID(hex: devices[1]),
        let hash = ChangeHash(bytes: value.dropFirst(8))
      else { return nil }
      let seq = value.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
      return NamedChange(
        name: ChangeName(device: device, seq: seq, hash: hash), teller: teller)
    }
  }

  /// Between which names the entries lie; each ends before the name that sorts right behind all that begin so.
  private static func range(_ teller: DeviceID?) -> [String] {
    teller.map { ["\(prefix)\($0) ", "\(prefix)\($0)!"] } ?? [prefix, "named!"]
  }

  private static func key(_ teller: DeviceID, _ device: DeviceID) -> String {
    "\(prefix)\(teller) \(device)"
  }
}
