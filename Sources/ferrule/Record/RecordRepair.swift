import Guide
import Plant
import Store

/// A repair nobody has accepted yet.
struct RecordRepair {
  var id: ThingID
  var job: Job

  init?(_ fact: Fact) {
    guard case .job(let job) = fact.body else { return nil }
    id = fact.id
    self.job = job
  }

  /// The link it is on, as a person calls it.
  func label(_ view: StoreView) throws -> String {
    try view.link(job.link)?.label ?? "repair \(job.code)"
  }

  /// The one open repair at a joint; nil if there is none, or more than one.
  static func only(at joint: ThingID, _ view: StoreView) throws -> RecordRepair? {
    only(try all(view).filter { $0.job.joint == joint })
  }

  /// The same at a joint of which another port of its plug may be the one the repair was begun at.
  static func only(at joint: RecordedJoint, _ view: StoreView) throws -> RecordRepair? {
    let all = try all(view)
    let named = all.filter { $0.job.joint == joint.id }
    if !named.isEmpty { return only(named) }
    let plug = try joint.plug(view)
    return only(all.filter { plug.contains($0.job.joint) })
  }

  /// The open repair at a joint, else the one on its link, to which what is said of a port belongs: those begun at
  /// one joint share its gates, so that the last of them stands for all.
  ///
  /// - Parameter ticket: what it was done for; nil if nobody said. Only a repair of that ticket did it.
  static func only(
    at joint: ThingID, orOn link: ThingID?, under ticket: String? = nil, _ view: StoreView
  ) throws -> RecordRepair? {
    let all = try all(view).filter { $0.job.joint == joint || $0.job.link == link }
    let meant = try ticket.map { ticket in try all.filter { try $0.isUnder(ticket, view) } } ?? all
    return ofOneJoint(meant.filter { $0.job.joint == joint })
      ?? ofOneJoint(meant.filter { $0.job.link == link })
  }

  /// Whether a ticket is that of its fault.
  private func isUnder(_ ticket: String, _ view: StoreView) throws -> Bool {
    try view.ticket(of: job).map(NameFolding.fold) == NameFolding.fold(ticket)
  }

  /// The open repair at a plug that the light of a port passes together with that of other links.
  static func only(onPlugsOf port: ThingID, _ view: StoreView) throws -> RecordRepair? {
    let ports = try view.portsOnPlugs(ofLinksAt: port)
    return ofOneJoint(try all(view).filter { ports.contains($0.job.joint) })
  }

  private static func ofOneJoint(_ found: [RecordRepair]) -> RecordRepair? {
    Set(found.map(\.job.joint)).count == 1 ? found.last : nil
  }

  /// The one open repair on a link.
  static func only(on link: ThingID, _ view: StoreView) throws -> RecordRepair? {
    only(try all(view).filter { $0.job.link == link })
  }

  /// The open repair a person names: by its code, the first digits of its id, or a port or link with
  /// one open repair.
  static func named(_ text: String, _ view: StoreView) throws -> RecordRepair {
    let byCode = joined(try view.jobs(named: text).compactMap(RecordRepair.init))
    if let found = byCode.first, byCode.count == 1 { return found }
    guard byCode.isEmpty else { throw try ambiguous(text, byCode, view) }
    let thing = try existing(text, view)
    let atHand = try all(view).filter { $0.job.joint == thing.id || $0.job.link == thing.id }
    var found = joined(
      try atHand.isEmpty && thing.kind == .port ? onLinks(ofPort: thing.id, view) : atHand)
    // The codes do not tell them apart, so the place does.
    let here = found.filter { $0.job.joint == thing.id }
    if isOneCode(found), here.count == 1 { found = here }
    if let only = found.first, found.count == 1 { return only }
    guard found.isEmpty else { throw try ambiguous(text, found, view) }
    throw CommandError(
      .missing, "no-such-thing", "No repair is open at \(thing.label).",
      next: "ferrule work '\(text)' begins one; ferrule work --list shows those that are open")
  }

  private static func existing(_ text: String, _ view: StoreView) throws -> Thing {
    do {
      return try view.thing(named: text, kinds: [.port, .link, .panelPosition])
    } catch let error as StoreError where error.code == .noSuchThing {
      throw StoreError(
        .noSuchThing,
        "\(text) is neither the code of an open repair nor a port or link\(ShortCode.doubt(text)).",
        next: try view.faults(ofTicket: text).isEmpty
          ? "ferrule work --list" : "ferrule find \(ShellWord.quoted(text))")
    }
  }

  private static func onLinks(ofPort port: ThingID, _ view: StoreView) throws -> [RecordRepair] {
    let links = Set(try view.links(ofPort: port).map(\.id))
    return try all(view).filter { links.contains($0.job.link) }
  }

  /// Each repair once, also where others began it too, from memory.
  private static func joined(_ repairs: [RecordRepair]) -> [RecordRepair] {
    repairs.reduce(into: []) { joined, repair in
      if !joined.contains(where: { $0.job.isSameRepair(as: repair.job) }) { joined.append(repair) }
    }
  }

  private static func isOneCode(_ found: [RecordRepair]) -> Bool {
    Set(found.map(\.job.code.folded)).count == 1
  }

  private static func ambiguous(_ text: String, _ found: [RecordRepair], _ view: StoreView) throws
    -> CommandError
  {
    if isOneCode(found), let code = found.first?.job.code {
      let places = try found.compactMap { repair in
        try view.port(repair.job.joint)?.label ?? view.position(repair.job.joint)?.label
      }
      return CommandError(
        .badInput, "ambiguous",
        "\(code) is the code of \(found.count) repairs: at \(places.joined(separator: " and at ")).",
        next: "type \(places.map(ShellWord.quoted).joined(separator: " or ")) instead of the code")
    }
    let codes = found.map(\.job.code.description).joined(separator: ", ")
    return CommandError(
      .badInput, "ambiguous", "\(found.count) repairs are open at \(text): \(codes).",
      next: "type one of those codes instead")
  }

  static func all(_ view: StoreView) throws -> [RecordRepair] {
    try view.openJobs().compactMap(RecordRepair.init)
  }

  private static func only(_ found: [RecordRepair]) -> RecordRepair? {
    found.count == 1 ? found.first : nil
  }
}
