import Guide
import Plant
import Store

/// What a code means where a repair is open.
enum ScanMeaning {
  /// Something of this joint: its port, its device or a part in it.
  case here(Thing)
  /// A port or link of another joint, which has a task of its own.
  case elsewhere(Thing)
  /// Another repair, by its code.
  case repair(OpenRepair)
  /// A pen or a tip, in use from now on.
  case tool(KitTool)
  /// Something that is no place to work at, more than one thing, a person, or a job that has ended.
  case other
  /// Nothing here has that code.
  case unknown
}

/// Says what a code is that comes where an answer was wanted, and whether it belongs to this repair.
enum ScanWords {
  static func lines(
    _ text: String, _ state: RepairState, _ noPart: NoPartCode, _ store: Store
  ) throws -> [String] {
    // A key typed by mistake is no code.
    guard text.count > 1 else { return ["\(text) is no key here"] }
    return try store.read { view in
      let found = try view.things(named: text)
      guard !found.isEmpty else {
        let words =
          try TicketFaults.named(text, view).map { try TicketScan($0, state.situation, view).words }
          ?? noPart.words(text, view)
        if let words { return [words, "not taken as an answer"] }
        return [
          "\(text) is no key and no name here\(ShortCode.doubt(text))"
        ]
      }
      return try words(found, state.situation, view) + ["not taken as an answer"]
    }
  }

  /// What a scanned code means, and the words for it.
  static func meaning(
    _ code: String, _ state: RepairState, _ noPart: NoPartCode, _ store: Store
  ) throws -> (ScanMeaning, [String]) {
    try store.read { view in
      let found = try view.things(named: code)
      guard let first = found.first else {
        let repairs = try OpenRepair.named(code, view)
        if repairs.count == 1 { return (.repair(repairs[0]), []) }
        if let ticket = try TicketFaults.named(code, view) {
          let scan = try TicketScan(ticket, state.situation, view)
          return (scan.meaning, [scan.words])
        }
        return try noPart.words(code, view).map { (.other, [$0]) } ?? (.unknown, [])
      }
      if found.count == 1, first.kind == .tool, let tool = try view.tool(first.id),
        ["pen", "tip"].contains(tool.kind)
      {
        return (.tool(tool), [])
      }
      let words = try words(found, state.situation, view)
      guard found.count == 1 else { return (.other, words) }
      if try isHere(first, state.situation, view) { return (.here(first), words) }
      let isPlace = [.port, .link, .panelPosition].contains(first.kind)
      return (isPlace ? .elsewhere(first) : .other, words)
    }
  }

  private static func words(_ found: [Thing], _ situation: RepairSituation, _ view: StoreView)
    throws -> [String]
  {
    let shown = try found.prefix(2).map { thing in
      "\(thing.label) (\(thing.kind.word)): \(try verdict(thing, situation, view))"
    }
    return found.count > 2 ? shown + ["and \(found.count - 2) more of that name"] : shown
  }

  private static func isHere(_ thing: Thing, _ situation: RepairSituation, _ view: StoreView)
    throws -> Bool
  {
    switch thing.kind {
    case .port: thing.id == situation.port.id
    case .link: thing.id == situation.link
    case .panelPosition:
      [situation.port.id, situation.cordMove?.panel?.from.card.id, situation.shutFor?.id]
        .contains(thing.id)
    case .device, .panel: NameFolding.fold(thing.label) == NameFolding.fold(situation.port.device)
    default: try isPart(thing, situation, view)
    }
  }

  private static func isPart(_ thing: Thing, _ situation: RepairSituation, _ view: StoreView)
    throws -> Bool
  {
    let parts = try [situation.portFace.part, situation.cordFace.part].flatMap {
      [$0, try view.identity(ofPart: $0)]
    }
    if parts.contains(thing.id) { return true }
    // Behind a cassette the trunk has no face in the joint: its leg is known by its name.
    if situation.portFaceName != nil, let leg = situation.portPartName,
      let serial = try trunk(thing, situation, view)?.serial
    {
      return leg == serial || leg.hasPrefix("\(serial) leg ")
    }
    // A trunk or harness has one label, whichever of its legs is here.
    return try thing.kind == .cable
      && parts.contains { try view.cable(ofEnd: $0)?.id == thing.id }
  }

  /// The trunk that was scanned where the leg of one belongs, on a panel; nil of anything else.
  private static func trunk(_ thing: Thing, _ situation: RepairSituation, _ view: StoreView) throws
    -> Cable?
  {
    guard situation.isOnPanel else { return nil }
    let cable = thing.kind == .cable ? thing.id : try view.cable(ofEnd: thing.id)?.id
    guard let cable, let found = try view.cable(cable), found.kind == .trunk else { return nil }
    return found
  }

  private static func verdict(_ thing: Thing, _ situation: RepairSituation, _ view: StoreView)
    throws -> String
  {
    let isHere = try isHere(thing, situation, view)
    switch thing.kind {
    case .port:
      if isHere { return "yes, the port to work at" }
      if thing.id == situation.otherPort.id { return "the FAR end of this link" }
      if situation.neighbours.contains(where: { $0.port.id == thing.id }) {
        return "a NEIGHBOUR in the same cage"
      }
      return "NOT of this repair"
    case .link: return isHere ? "yes, the link to work at" : "NOT of this repair"
    case .panelPosition:
      if thing.id == situation.port.id {
        return situation.cordMove == nil
          ? "yes, the position to work at" : "yes, the position it goes to"
      }
      if situation.shutFor?.id == thing.id { return "yes, the position to work at" }
      return isHere ? "yes, where the cord was" : "NOT of this repair"
    case .panel: return isHere ? "yes, the right panel" : "NOT of this repair"
    case .device:
      if isHere { return "yes, the right device" }
      return NameFolding.fold(thing.label) == NameFolding.fold(situation.otherPort.device)
        ? "the FAR device" : "NOT of this repair"
    case .tool: return "no thing of this joint"
    default:
      if isHere { return "yes, in this joint" }
      if try trunk(thing, situation, view) != nil {
        return situation.portPartName.map { "NOT the trunk here, that is \($0)" }
          ?? "not known in this joint"
      }
      let known =
        switch thing.kind {
        case .cable, .cableEnd: situation.cordName
        case .module: situation.portPartName
        default: String?.none
        }
      // Whoever holds a cord that is not the one here wants to know whose it is.
      let place = try PartWhereabouts(view: view).text(thing).map { "; in \($0) by record" } ?? ""
      return (known.map { "NOT the one here, that is \($0)" } ?? "not known in this joint") + place
    }
  }
}
