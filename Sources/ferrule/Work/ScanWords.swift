import Guide
import Plant
import Store

/// What to say when a code comes where an answer was wanted: what it is, and whether it belongs
/// to this repair.
enum ScanWords {
  static func lines(_ text: String, _ state: RepairState, _ store: Store) throws -> [String] {
    // A key typed by mistake is no code.
    guard text.count > 1 else { return ["\(text) is no key here"] }
    return try store.read { view in
      let found = try view.things(named: text)
      guard !found.isEmpty else { return ["\(text) is no key and no name here"] }
      return try found.prefix(2).map { thing in
        "\(thing.label) (\(thing.kind.word)): \(try verdict(thing, state.situation, view))"
      } + ["not taken as an answer"]
    }
  }

  private static func verdict(_ thing: Thing, _ situation: RepairSituation, _ view: StoreView)
    throws -> String
  {
    switch thing.kind {
    case .port:
      if thing.id == situation.port.id { return "yes, the port to work at" }
      if thing.id == situation.otherPort.id { return "the FAR end of this link" }
      if situation.neighbours.contains(where: { $0.port.id == thing.id }) {
        return "a NEIGHBOUR in the same cage"
      }
      return "NOT of this repair"
    case .device:
      let name = NameFolding.fold(thing.label)
      if name == NameFolding.fold(situation.port.device) { return "yes, the right device" }
      if name == NameFolding.fold(situation.otherPort.device) { return "the FAR device" }
      return "NOT of this repair"
    default:
      let parts = try [situation.portFace.part, situation.cordFace.part].flatMap {
        [$0, try view.identity(ofPart: $0)]
      }
      let ends = ["a", "b"].map { RecordKey.cableEnd(cable: thing.id, side: $0, leg: 1).id }
      if ([thing.id] + ends).contains(where: parts.contains) { return "yes, in this joint" }
      let known =
        switch thing.kind {
        case .cable, .cableEnd: situation.cordName
        case .module: situation.portPartName
        default: String?.none
        }
      return known.map { "NOT the one here, that is \($0)" } ?? "not known in this joint"
    }
  }
}
