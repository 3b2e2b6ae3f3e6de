import Plant
import Store

/// The id of a record, from the columns of its key.
enum RecordIdentity {
  /// The id, or what is missing.
  enum Answer {
    case id(ThingID)
    case missing([String])
  }

  static func of(_ record: TypedRecord, _ view: StoreView, random: () throws -> ThingID) throws
    -> Answer
  {
    let missing = record.table.key.filter { !record.has($0) }
    guard missing.isEmpty else { return .missing(missing) }
    func text(_ name: String) -> String { record.texts[name] ?? "" }
    func id(_ name: String) -> ThingID { record.things[name]?.id ?? .zero }
    func number(_ name: String) -> Int { record.numbers[name] ?? 1 }
    let key: RecordKey
    switch record.table.kind {
    case .hall: key = .hall(name: text("name"))
    case .rackRow: key = .rackRow(hall: id("hall"), name: text("name"))
    case .rack:
      guard let row = record.things["rack_row"], let hall = try hall(of: row, view) else {
        return .missing(["rack_row"])
      }
      key = .rack(hall: hall, name: text("name"))
    case .device: key = .device(name: text("name"))
    case .port: key = .port(device: id("device"), name: text("name"))
    case .link: key = .link(id("port_a"), id("port_b"))
    case .module: key = .module(maker: text("maker"), serial: text("serial"))
    case .cable:
      if record.has("serial") {
        guard record.has("maker") else { return .missing(["maker"]) }
        key = .cable(maker: text("maker"), serial: text("serial"))
      } else if record.has("link"), record.has("ordinal") {
        key = .cableOfLink(link: id("link"), ordinal: number("ordinal"))
      } else {
        return .id(try random())
      }
    case .cableEnd:
      key = .cableEnd(cable: id("cable"), side: text("side"), leg: number("leg"))
    case .strand:
      key = .strand(cable: id("cable"), leg: number("leg"), fibre: number("fibre"))
    case .panel: key = .panel(name: text("name"))
    case .cassette:
      if record.has("serial") {
        guard record.has("maker") else { return .missing(["maker"]) }
        key = .cassette(maker: text("maker"), serial: text("serial"))
      } else {
        let missing = ["panel", "slot"].filter { !record.has($0) }
        guard missing.isEmpty else { return .missing(missing) }
        key = .cassetteOfSlot(panel: id("panel"), slot: text("slot"))
      }
    case .panelPosition: key = .panelPosition(panel: id("panel"), name: text("name"))
    case .fibreMap:
      key = .fibreMap(
        part: id("part"), connector: text("from_connector"), position: number("from_position"))
    case .alias: key = .alias(code: text("code"), target: id("target"))
    case .tool: key = .tool(kind: text("kind"), label: text("label"))
    case .policy: key = .policy(name: text("name"))
    case .part, .procedure, .fault, .job: return .missing(record.table.key)
    }
    return .id(key.id)
  }

  /// The hall a row of racks stands in.
  private static func hall(of row: Thing, _ view: StoreView) throws -> ThingID? {
    try view.rackRows().first { $0.id == row.id }.map { RecordKey.hall(name: $0.hall).id }
  }
}
