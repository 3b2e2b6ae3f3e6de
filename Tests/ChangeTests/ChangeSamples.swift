import Change
import TestSupport
import Testing

/// Changes to damage and to judge.
enum ChangeSamples {
  static let site = SiteID(storage: Bytes16(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F))
  static let timeMS: Int64 = 1_800_000_000_000
  static let record = RecordID(storage: Bytes16(0xFE44, 1))

  static func device() throws -> DeviceID {
    try #require(
      DeviceID(
        signingKey: [UInt8](repeating: 0x11, count: 32),
        agreementKey: [UInt8](repeating: 0x22, count: 32)))
  }

  static func genesis() throws -> ChangeHash {
    ChangeHash.genesis(site: site, device: try device())
  }

  /// The id of the fact that an operation of the first change inserts.
  static func factID(operation: Int) throws -> FactID {
    FactID.make(
      timeMS: timeMS, prev: try genesis(), device: try device(), seq: 1, operation: operation)
  }

  /// The first change of the device, with this body.
  static func first(schema: Int = 1, body: [UInt8]) throws -> Change {
    Change(
      site: site, device: try device(), seq: 1, prev: try genesis(), hlc: timeMS << 16 | 3,
      schema: schema, author: "Zoë", body: body)
  }

  /// The first change of the device, with these operations.
  static func first(_ operations: [Change.Operation]) throws -> Change {
    var writer = ChangesetWriter(tables: try ChangeSampleTables.catalogue())
    for operation in operations { try writer.append(operation) }
    return try first(schema: writer.schema, body: writer.bytes)
  }

  /// A fact with a child, and an edit of a record.
  static func workedOperations() throws -> [Change.Operation] {
    let fact = try factID(operation: 0)
    return [
      .insert(
        into: "look", [.blob(fact.bytes), .integer(timeMS), .text("dirt"), .double(-2.5)]),
      .insert(into: "look_fibre", [.blob(fact.bytes), .integer(2), .text("dirt")]),
      .update(
        "thing", key: [.blob(record.bytes)],
        [
          UpdatedCell(column: 4, old: .text("R01"), new: .text("R02")),
          UpdatedCell(column: 5, old: .integer(16), new: .null),
        ]),
    ]
  }

  /// The worked example of the format's description.
  static func worked() throws -> Change {
    var change = try first(try workedOperations())
    change.deps = [
      try #require(
        ChangeHash(hex: "f09e348cd752393e6abd7047ed41ffaf962f4d86c582c2989c988925b78ca4b4"))
    ]
    change.note = "Second look."
    return change
  }

  /// A restart change in the middle of a chain.
  static func restart() throws -> Change {
    Change.restart(
      site: site, device: try device(), seq: 101, prev: ChangeHash(storage: Bytes32(9, 9, 9, 9)),
      deps: [ChangeHash(storage: Bytes32(1, 0, 0, 0)), ChangeHash(storage: Bytes32(2, 0, 0, 0))],
      hlc: 5, author: "", nonce: ChangeNonce(storage: Bytes16(3, 4)))
  }

  /// Values of every type, in a long transaction.
  static func wide() throws -> Change {
    let fact = try factID(operation: 1)
    var change = try first([
      .insert(
        into: "thing",
        [
          .blob(record.bytes), .null, .text("caf\u{E9}"), .text(""), .text("R01"),
          .integer(.min), .blob([]),
        ]),
      .insert(
        into: "look",
        [
          .blob(fact.bytes), .integer(-1), .null, .double(.infinity),
          .blob(Array(repeating: 7, count: 200)),
        ]),
      .insert(into: "look_fibre", [.blob(fact.bytes), .integer(1), .text("ok")]),
      .insert(into: "look_fibre", [.blob(fact.bytes), .integer(2), .text("ok")]),
      .update(
        "thing", key: [.blob(record.bytes)],
        [UpdatedCell(column: 2, old: .text("caf\u{E9}"), new: .text("cafe\u{301}"))]),
    ])
    change.group = ChangeGroupID(storage: Bytes16(5, 6))
    return change
  }
}
