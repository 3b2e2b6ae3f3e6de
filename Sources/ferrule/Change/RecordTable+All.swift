import Plant

/// The tables of records of the data dictionary. A test holds them to `schema/README.md`.
extension RecordTable {
  static let all: [RecordTable] = places + devices + parts + panels + others

  private static let connectorKind = ColumnType.words(["mpo8", "mpo12", "mpo16", "mpo24", "lc"])
  private static let polish = ColumnType.words(["apc", "upc"])
  private static let side = ColumnType.words(["front", "rear"])
  private static let units = ColumnType.number(1...100)
  private static let order = ColumnType.number(1...100_000)
  private static let leg = ColumnType.number(1...1_000)
  private static let note = Column("note", .text)

  private static let places = [
    RecordTable(kind: .hall, key: ["name"], columns: [Column("name", .text), note]),
    RecordTable(
      kind: .rackRow, key: ["hall", "name"],
      columns: [
        Column("hall", .reference([.hall])), Column("name", .text), Column("walk_order", order),
        note,
      ]),
    RecordTable(
      kind: .rack, key: ["rack_row", "name"],
      columns: [
        Column("rack_row", .reference([.rackRow])), Column("name", .text),
        Column("walk_order", order), Column("height_u", units), note,
      ]),
  ]

  private static let devices = [
    RecordTable(
      kind: .device, key: ["name"],
      columns: [
        Column("name", .text), Column("kind", .words(["switch", "host"])), Column("maker", .text),
        Column("model", .text), Column("serial", .text), Column("asset_tag", .text),
        Column("guid", .guid), Column("rack", .reference([.rack])), Column("lowest_u", units),
        Column("height_u", units), Column("port_side", side), Column("owner", .text), note,
      ]),
    RecordTable(
      kind: .port, key: ["device", "name"],
      columns: [
        Column("device", .reference([.device])), Column("name", .text),
        Column("number", .number(0...65_535)), Column("cage", .text),
        Column("connector", .number(1...2)), Column("cage_side", .words(["left", "right"])),
        Column("port_class", .words(["module", "fixed"])), Column("rate", .text),
        Column("guid", .guid), note,
      ]),
    RecordTable(
      kind: .link, key: ["port_a", "port_b"],
      columns: [
        Column("port_a", .reference([.port])), Column("port_b", .reference([.port])),
        Column("medium", .words(Medium.allCases.map(\.rawValue))),
        Column("service", .words(["planned", "in-service"])), Column("rate", .text),
        Column("owner", .text), note,
      ]),
  ]

  private static let parts = [
    RecordTable(
      kind: .module, key: ["maker", "serial"],
      columns: [
        Column("maker", .text), Column("serial", .text), Column("part_number", .text),
        Column("top", .words(["fin", "flat"])), Column("connectors", .number(1...2)),
        Column("connector_kind", connectorKind), Column("pinned", .flag), Column("polish", polish),
        note,
      ]),
    RecordTable(
      kind: .cable, key: [],
      columns: [
        Column("kind", .words(["cord", "trunk", "harness", "aoc", "dac"])), Column("maker", .text),
        Column("serial", .text), Column("part_number", .text),
        Column("fibre_count", .number(1...10_000)),
        Column("fibre_grade", .words(FibreGrade.allCases.map(\.rawValue))),
        Column("polarity", .words(PolarityWord.allCases.map(\.rawValue))),
        Column("length_mm", .number(1...100_000_000)), Column("link", .reference([.link])),
        Column("ordinal", leg), note,
      ]),
    RecordTable(
      kind: .cableEnd, key: ["cable", "side", "leg"], oneByDefault: ["leg"],
      columns: [
        Column("cable", .reference([.cable])), Column("side", .words(["a", "b"])),
        Column("leg", leg), Column("connector_kind", connectorKind), Column("pinned", .flag),
        Column("polish", polish),
        Column("state", .words(["landed", "coiled", "in-tray", "cut", "lost"])),
        Column("at_kind", .kindOf("at", [.port, .panelPosition, .rack])),
        Column("at", .reference([.port, .panelPosition, .rack], kindColumn: "at_kind")), note,
      ]),
    RecordTable(
      kind: .strand, key: ["cable", "leg", "fibre"], oneByDefault: ["leg"],
      columns: [
        Column("cable", .reference([.cable])), Column("leg", leg), Column("fibre", leg),
        Column("state", .words(["good", "broken", "spare"])), note,
      ]),
    RecordTable(
      kind: .part, key: ["holder", "kind", "put_by"],
      columns: [
        Column("kind", .words(["module", "plug"])), Column("holder", .reference([.port])),
        Column("identified_kind", .kindOf("identified_as", [.module, .cableEnd])),
        Column(
          "identified_as", .reference([.module, .cableEnd], kindColumn: "identified_kind")), note,
      ]),
  ]

  private static let panels = [
    RecordTable(
      kind: .panel, key: ["name"],
      columns: [
        Column("name", .text), Column("part_number", .text), Column("rack", .reference([.rack])),
        Column("lowest_u", units), Column("height_u", units), Column("port_side", side), note,
      ]),
    RecordTable(
      kind: .cassette, key: [],
      columns: [
        Column("panel", .reference([.panel])), Column("slot", .text), Column("maker", .text),
        Column("serial", .text), Column("part_number", .text),
        Column("fibre_map", .words(["straight", "inverted", "universal", "free"])), note,
      ]),
    RecordTable(
      kind: .panelPosition, key: ["panel", "name"],
      columns: [
        Column("panel", .reference([.panel])), Column("name", .text),
        Column("adapter", .words(["opposed", "aligned", "cassette"])),
        Column("connector_kind", connectorKind), Column("cassette", .reference([.cassette])),
        Column("cassette_port", .text), note,
      ]),
    RecordTable(
      kind: .fibreMap, key: ["part", "from_connector", "from_position"],
      columns: [
        Column("part_kind", .kindOf("part", [.cassette, .cable])),
        Column("part", .reference([.cassette, .cable], kindColumn: "part_kind")),
        Column("from_connector", .text), Column("from_position", .number(1...24)),
        Column("to_connector", .text), Column("to_position", .number(1...24)),
      ]),
  ]

  private static let others = [
    RecordTable(
      kind: .alias, key: ["code", "target"],
      columns: [
        Column("code", .text), Column("target_kind", .kindOf("target", named)),
        Column("target", .reference(named, kindColumn: "target_kind")),
        Column("origin", .words(Origin.allCases.map(\.rawValue))), note,
      ]),
    RecordTable(
      kind: .tool, key: ["kind", "label"],
      columns: [
        Column("kind", .words(["pen", "scope", "tip", "tester", "cord"])), Column("label", .text),
        Column("serial", .text), Column("part_number", .text),
        Column("fits", .words(["pinned", "unpinned"])), Column("polish", polish),
        Column("mirrored", .flag), Column("turned", .flag), note,
      ]),
    RecordTable(
      kind: .policy, key: ["name"],
      columns: [
        Column("name", .text),
        Column("value", .text), note,
      ]),
  ]
}
