internal import Crypto
public import Plant

/// The natural key of a record, from which its id is made.
///
/// Two people who import the same plan apart make the same rows, because a key is folded the same
/// way everywhere: names trimmed and ASCII-case-folded, numbers and ids as they are.
public enum RecordKey {
  case hall(name: String)
  case rackRow(hall: ThingID, name: String)
  case rack(hall: ThingID, name: String)
  case device(name: String)
  case port(device: ThingID, name: String)
  case link(ThingID, ThingID)
  case module(maker: String, serial: String)
  case cable(maker: String, serial: String)
  case cableOfLink(link: ThingID, ordinal: Int)
  case cableEnd(cable: ThingID, side: String, leg: Int)
  case strand(cable: ThingID, leg: Int, fibre: Int)
  case panel(name: String)
  case cassette(maker: String, serial: String)
  case cassetteOfSlot(panel: ThingID, slot: String)
  case panelPosition(panel: ThingID, name: String)
  case fibreMap(part: ThingID, connector: String, position: Int)
  case part(holder: ThingID, kind: PartKind, putBy: ThingID?)
  case alias(code: String, target: ThingID)
  case tool(kind: String, label: String)
  case policy(name: String)
  case procedure(sha256: String)

  /// The record's id: the first 16 bytes of a hash over the table's name and the parts of the key.
  public var id: ThingID {
    switch self {
    case .hall(let name): Self.hash("hall", .name(name))
    case .rackRow(let hall, let name): Self.hash("rack_row", .id(hall), .name(name))
    case .rack(let hall, let name): Self.hash("rack", .id(hall), .name(name))
    case .device(let name): Self.hash("device", .name(name))
    case .port(let device, let name): Self.hash("port", .id(device), .name(name))
    case .link(let one, let other): Self.hash("link", .id(min(one, other)), .id(max(one, other)))
    case .module(let maker, let serial): Self.hash("module", .name(maker), .name(serial))
    case .cable(let maker, let serial): Self.hash("cable", .name(maker), .name(serial))
    case .cableOfLink(let link, let ordinal): Self.hash("cable", .id(link), .number(ordinal))
    case .cableEnd(let cable, let side, let leg):
      Self.hash("cable_end", .id(cable), .name(side), .number(leg))
    case .strand(let cable, let leg, let fibre):
      Self.hash("strand", .id(cable), .number(leg), .number(fibre))
    case .panel(let name): Self.hash("panel", .name(name))
    case .cassette(let maker, let serial): Self.hash("cassette", .name(maker), .name(serial))
    case .cassetteOfSlot(let panel, let slot): Self.hash("cassette", .id(panel), .name(slot))
    case .panelPosition(let panel, let name): Self.hash("panel_position", .id(panel), .name(name))
    case .fibreMap(let part, let connector, let position):
      Self.hash("fibre_map", .id(part), .name(connector), .number(position))
    case .part(let holder, let kind, let putBy):
      Self.hash("part", .id(holder), .name(kind.rawValue), putBy.map(Part.id) ?? .missing)
    case .alias(let code, let target): Self.hash("alias", .name(code), .id(target))
    case .tool(let kind, let label): Self.hash("tool", .name(kind), .name(label))
    case .policy(let name): Self.hash("policy", .name(name))
    case .procedure(let sha256): Self.hash("procedure", .name(sha256))
    }
  }

  private enum Part {
    case name(String)
    case id(ThingID)
    case number(Int)
    case missing
  }

  /// Every part is written with its kind and length, so that no two keys share their bytes.
  private static func hash(_ table: String, _ parts: Part...) -> ThingID {
    var bytes = Array("ferrule record 1".utf8)
    append(0x4E, Array(table.utf8), to: &bytes)
    for part in parts {
      switch part {
      case .name(let name): append(0x4E, Array(name.folded.utf8), to: &bytes)
      case .id(let id): append(0x49, id.bytes, to: &bytes)
      case .number(let number): append(0x23, Array(String(number).utf8), to: &bytes)
      case .missing: append(0x2D, [], to: &bytes)
      }
    }
    let digest = SHA256.hash(data: bytes)
    // A SHA-256 digest is 32 bytes, so its first 16 are always an id.
    return ThingID(bytes: Array(digest.prefix(16))) ?? ThingID.zero
  }

  private static func append(_ mark: UInt8, _ part: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(mark)
    bytes.append(UInt8(truncatingIfNeeded: part.count >> 8))
    bytes.append(UInt8(truncatingIfNeeded: part.count))
    bytes += part
  }
}
