import Change
import Plant
import Store
import TestSupport
import Testing

/// What field logs of years ago rely on: bytes, hashes, ids, tables and their meaning.
///
/// Where one of these tests fails, the program is wrong and not the file.
@Suite(.serialized) struct `Frozen formats` {
  private let samples: FrozenSamples
  private let catalogue: TableCatalogue

  init() throws {
    catalogue = try TableCatalogue.ofSchema()
    samples = try FrozenSamples(catalogue)
  }

  /// The changes of the file: what each is there for, its hash, and its bytes.
  private func frozenChanges() throws -> [(name: String, hash: ChangeHash, sealed: SealedChange)] {
    try FrozenFile.lines("v001-changes.txt").map { line in
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count >= 3)
      let digits = Array(words[1].utf8)
      let bytes = try stride(from: 0, to: digits.count, by: 2).map { place in
        try #require(UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16))
      }
      return (
        words.dropFirst(2).joined(separator: " "), try #require(ChangeHash(hex: words[0])),
        try SealedChange(decoding: bytes)
      )
    }
  }

  @Test func `typed operations are written as the same bytes`() throws {
    try FrozenFile.hold(
      "v001-changes.txt",
      samples.all.map { "\($0.sealed.hash) \(FrozenFile.hex($0.sealed.bytes)) \($0.name)" },
      "A change for every table of schema 1: SHA-256, canonical bytes, what it is there for.")
  }

  @Test func `the bytes are read, valid, and written again as they were`() throws {
    let frozen = try frozenChanges()
    #expect(frozen.count == samples.all.count)
    for (name, hash, sealed) in frozen {
      #expect(sealed.hash == hash, "\(name)")
      try catalogue.check(sealed.change, site: FrozenSamples.site)
      #expect(try SealedChange(sealing: sealed.change).bytes == sealed.bytes, "\(name)")
      var writer = ChangesetWriter(tables: catalogue)
      for operation in try sealed.change.operations() { try writer.append(operation) }
      #expect(writer.bytes == sealed.change.body, "\(name)")
      #expect(writer.schema == 1, "\(name)")
    }
  }

  @Test func `every table of schema 1 and every group of a record is among them`() throws {
    var inserted: Set<String> = []
    var updated: Set<String> = []
    for (_, _, sealed) in try frozenChanges() {
      for operation in try sealed.change.operations() {
        switch operation.content {
        case .insert(let cells) where cells.allSatisfy({ !$0.isNull }):
          inserted.insert(operation.table)
        case .insert: break
        case .update(_, let cells):
          for cell in cells { updated.insert("\(operation.table) \(cell.column)") }
        }
      }
    }
    for table in samples.tables.tables {
      #expect(inserted.contains(table.name), "\(table.name)")
      guard table.kind == .record else { continue }
      for column in table.keyColumns..<table.columns.count {
        #expect(updated.contains("\(table.name) \(column)"))
      }
    }
  }

  @Test func `they mean the same rows and live values, in whatever order they come`() throws {
    let fixture = try StoreFixture()
    let changes = try frozenChanges().map(\.sealed)
    var random = RepeatableRandom(seed: 1)
    for (number, order) in [changes, changes.reversed(), changes.shuffled(using: &random)]
      .enumerated()
    {
      let store = try fixture.store(
        "store\(number)", seed: UInt64(number) + 1, site: FrozenSamples.site)
      try store.take(order)
      #expect(try store.read { try $0.heldCounts() } == (0, 0))
      try FrozenFile.hold(
        "v001-meaning.txt", try rows(store) + live(store, changes),
        "What the changes of v001-changes.txt mean: rows, then live values by change.")
      #expect(try store.doctor().isWell)
    }
  }

  private func rows(_ store: Store) throws -> [String] {
    try samples.tables.tables.flatMap { table in
      let columns = table.columns.map(\.name).joined(separator: ", ")
      let key = table.columns.prefix(table.keyColumns).map(\.name).joined(separator: ", ")
      return try store.select("SELECT \(columns) FROM \(table.name) ORDER BY \(key)").map {
        "row \(table.name) \(FrozenFile.words($0))"
      }
    }
  }

  private func live(_ store: Store, _ changes: [SealedChange]) throws -> [String] {
    var reader = ChangeModelReader(tables: samples.tables)
    for change in changes { _ = try reader.model(of: change) }
    let groups = try reader.rows.sorted {
      ($0.table, $0.id) < ($1.table, $1.id)
    }.flatMap { row in
      let table = try #require(samples.tables.table(row.table))
      let id = try #require(ThingID(bytes: row.id.bytes))
      return table.groups.map { (table, id, $0.name) }
    }
    return try zip(groups, store.liveValues(of: groups)).flatMap { group, values in
      values.sorted { $0.change < $1.change }.map {
        "live \(group.0.name) \(group.1) \(group.2) \($0.change) \(FrozenFile.words($0.value))"
      }
    }
  }

  @Test func `the tables, columns, types, keys, groups and required columns of schema 1 stay`()
    throws
  {
    let tables = samples.tables.tables.sorted { $0.name < $1.name }
    let lines = tables.flatMap { table -> [String] in
      let kind =
        switch table.kind {
        case .record: "record"
        case .fact: "fact"
        case .factChild(let parent): "rows of \(parent)"
        }
      let columns = table.columns.enumerated().map { place, column in
        let part =
          if place < table.keyColumns {
            "key"
          } else if let group = table.groupOfColumn[place] {
            "group \(table.groups[group].name)"
          } else {
            column.notNull ? "required" : "optional"
          }
        return "\(table.name) \(place) \(column.name) \(column.type) \(part)"
      }
      return ["\(table.name) \(kind)"] + columns
    }
    try FrozenFile.hold(
      "v001-tables.txt", lines,
      "The tables of schema 1: kind; then place, name, type and part of every column.")
    for table in catalogue.tables {
      guard let old = samples.tables.table(table.name) else { continue }
      #expect(Array(table.columns.prefix(old.columns.count)) == old.columns, "\(table.name)")
    }
  }

  // MARK: Ids

  @Test func `the ids of records, facts, devices and chains stay`() throws {
    let device = FrozenSamples.device(1)
    let genesis = ChangeHash.genesis(site: FrozenSamples.site, device: device)
    let fact = FactID.make(
      timeMS: FrozenSamples.timeMS, prev: genesis, device: device, seq: 1, operation: 0)
    let later = FactID.make(
      timeMS: -5, prev: genesis, device: device, seq: .max, operation: 4_095)
    let lines =
      ["device \(device)", "genesis \(genesis)", "fact \(fact)", "fact \(later)"]
      + Self.keys.map { "\(Self.kind(of: $0)) \($0.id)" }
    try FrozenFile.hold(
      "v001-ids.txt", lines, "Ids made of the keys in FrozenTests.swift.")
  }

  private static var keys: [RecordKey] {
    let hall = RecordKey.hall(name: "Hall 1").id
    let device = RecordKey.device(name: "leaf-1").id
    let port = RecordKey.port(device: device, name: "25/1").id
    let other = RecordKey.port(device: device, name: "25/2").id
    let cable = RecordKey.cable(maker: "Maker", serial: "S1").id
    let panel = RecordKey.panel(name: "P07A").id
    return [
      .hall(name: "Hall 1"), .hall(name: " HALL 1\t"), .hall(name: "hall \u{C9}"), .hall(name: ""),
      .rackRow(hall: hall, name: "R07"), .rack(hall: hall, name: "R07-06"),
      .device(name: "leaf-1"), .port(device: device, name: "25/1"), .link(port, other),
      .link(other, port), .module(maker: "Maker", serial: "S1"),
      .cable(maker: "Maker", serial: "S1"), .cableOfLink(link: port, ordinal: 1),
      .cableOfLink(link: port, ordinal: -1), .cableEnd(cable: cable, side: "a", leg: 1),
      .strand(cable: cable, leg: 1, fibre: 12), .panel(name: "P07A"),
      .cassette(maker: "Maker", serial: "S1"), .cassetteOfSlot(panel: panel, slot: "3"),
      .panelPosition(panel: panel, name: "22"),
      .fibreMap(part: cable, connector: "front", position: 12),
      .part(holder: port, kind: .module, putBy: nil),
      .part(holder: port, kind: .plug, putBy: other),
      .alias(code: "0123456789", target: device), .tool(kind: "scope", label: "S-1"),
      .policy(name: "soak-minutes"),
    ]
  }

  /// The kind of a key; a new one needs a line in ``keys`` and an own file, not a place in this one.
  private static func kind(of key: RecordKey) -> String {
    switch key {
    case .hall: "hall"
    case .rackRow: "rack_row"
    case .rack: "rack"
    case .device: "device"
    case .port: "port"
    case .link: "link"
    case .module: "module"
    case .cable: "cable"
    case .cableOfLink: "cable of a link"
    case .cableEnd: "cable_end"
    case .strand: "strand"
    case .panel: "panel"
    case .cassette: "cassette"
    case .cassetteOfSlot: "cassette of a slot"
    case .panelPosition: "panel_position"
    case .fibreMap: "fibre_map"
    case .part: "part"
    case .alias: "alias"
    case .tool: "tool"
    case .policy: "policy"
    case .procedure: "procedure"
    }
  }
}
