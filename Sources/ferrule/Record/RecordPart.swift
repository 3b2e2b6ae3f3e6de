import ArgumentParser
import Plant
import Store

struct RecordPart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "part", abstract: "A part went into a place, or came out of it.",
    discussion: """
      PART is a serial or label, CABLE:a, or PORT/port and PORT/cord for what is in a port now. \
      A serial that is not known yet is taken with --kind.
      """)

  @Argument(help: "The part.") var part: String
  @Option(name: .customLong("in"), help: "The port, panel position, panel or rack it went into.")
  var into: String?
  @Option(name: .customLong("out"), help: "The port, panel position, panel or rack it came out of.")
  var outOf: String?
  @Option(help: "The number of the return bag it went to.") var bag: String?
  @Option(help: "What a part that is not known yet is.") var kind: WordArgument<NewPartKind>?
  @Option(help: "The maker of a part that is not known yet.") var maker = "unknown"
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (into == nil) != (outOf == nil) else {
      throw ValidationError("Say either --in PLACE or --out PLACE.")
    }
    guard bag == nil || outOf != nil else {
      throw ValidationError("A part goes to a bag when it comes out: --out PLACE --bag N.")
    }
  }

  func run() throws {
    let name = try RecordText.required(part, "PART")
    let maker = try RecordText.required(maker, "--maker")
    let bag = try RecordText.checked(bag, "--bag")
    let isIn = into != nil
    try options.record { view, draft, _ in
      try NameText.check(bag, "--bag", next: "say what stands on the bag", view)
      let place = try view.thing(
        named: into ?? outOf ?? "", kinds: [.port, .panelPosition, .rack, .panel])
      let part = try MovedPart(
        name, at: place, new: kind.map { ($0.value, maker) }, isIn: isIn, view, draft)
      let port = place.kind == .port ? try view.port(place.id) : nil
      var told = try port.map { try remark(part, isIn, $0, view) } ?? []
      let end = try MovedCordEnd(part, at: place, view)
      told += try end?.follow(isIn: isIn, draft) ?? []
      let repair = try RecordRepair.only(at: place.id, view)
      // The module of a cage is kept under its first port, whichever port is named.
      let holder = part.kind == .module ? try port.map { try view.moduleHolder($0).id } : nil
      let id = try draft.record(
        .partMove(
          PartMove(
            kind: part.kind, part: part.reference.id, direction: isIn ? .into : .outOf,
            place: Subject(kind: place.kind, id: holder ?? place.id), bag: bag)),
        job: repair?.id)
      let way = isIn ? "in" : "out of"
      return RecordedFact(
        fact: "part_move", id: id, ref: part.reference.label,
        what: "\(way) \(place.label)" + (bag.map { ", to bag \($0)" } ?? ""), place: port?.place,
        repair: repair, told: told)
    }
  }

  /// What does not fit with what was known of the port.
  private func remark(_ part: MovedPart, _ isIn: Bool, _ port: PortRecord, _ view: StoreView)
    throws -> [String]
  {
    guard part.kind == .module || part.kind == .plug else { return [] }
    let current = try view.currentPart(part.kind, at: port)
    let known = try view.identity(ofPart: current)
    guard current != part.reference.id, known != part.reference.id else {
      return isIn ? ["\(part.reference.label) was known to be in \(port.label) already."] : []
    }
    let name = try view.partName(current)
    if isIn {
      return name.map {
        [
          "\($0) was recorded in \(port.label); say so if it came out: "
            + "ferrule record part '\($0)' --out '\(port.label)'"
        ]
      } ?? []
    }
    return [
      "\(part.reference.label) was not known to be in \(port.label)"
        + (name.map { "; \($0) was." } ?? ".")
    ]
  }
}
