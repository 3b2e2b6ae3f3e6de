import Guide
import Paper
import Plant
import Store

/// All there is to show of one thing.
struct ThingPage {
  var thing: Thing
  var place: String?
  var fields: [(name: String, value: String)]
  var names: [String]
  var links: [(near: String, far: String, place: String?)]
  var due: [String]
  /// How many pictures of its faces are known; nil for what has no face.
  var pictures: Int?
  /// Of how many results of it how many were made with a tool that was not in order.
  var kit: (results: Int, unchecked: Int) = (0, 0)
  /// Damaged faces that meet at a position, by what people call each.
  var damaged: [(name: String, face: DamagedFace)] = []
  /// Other records that were found to be this thing.
  var joined: [Thing] = []
  /// Other repairs that have the code of this one, each with its place.
  var sameCode: [(id: ThingID, ref: String)] = []
  /// A fault with how it was closed, what to type to work on it, and the jobs it is or was in hand by; nil for
  /// anything else.
  var fault: FaultRow?
  var next: String?
  var jobs: [Thing] = []
  /// Where a module or a part nobody has identified was; nil for anything else.
  var life: PartLife?
  /// What somebody found there, said in words; nil if nobody did.
  var found: String?
  private var nowMS: Int64 = 0

  static func make(_ view: StoreView, _ thing: Thing, nowMS: Int64) throws -> ThingPage {
    var page = ThingPage(
      thing: thing, place: try Whereabouts.text(view, thing), fields: [],
      names: try view.aliases(of: thing), links: [], due: [])
    page.fields = try view.fields(of: thing)
    page.joined = try view.joined(to: thing)
    page.nowMS = nowMS
    if let fact = try view.asFound(thing.id), case .seen(let seen) = fact.body {
      page.found = seen.found.map { text in
        "\(SafeLine.text(text)), by \(fact.technician) \(TimeText.minute(fact.atMS)) UTC"
      }
    }
    if [.module, .part].contains(thing.kind) {
      page.life = PartLife(stays: try view.stays(of: thing))
    }
    for other in page.joined {
      page.names += try view.aliases(of: other).filter { name in
        !page.names.contains { NameFolding.fold($0) == NameFolding.fold(name) }
      }
    }
    var links: [(LinkRecord, PortRecord)] = []
    switch thing.kind {
    case .port:
      if let port = try view.port(thing.id) {
        page.names.insert(try view.names(of: port).line, at: 0)
        links = try view.links(ofPort: port.id).map { ($0, port) }
      }
    case .device:
      for port in try view.ports(ofDevice: thing.id) {
        links += try view.links(ofPort: port.id).map { ($0, port) }
      }
    case .link:
      if let link = try view.link(thing.id) { links = [(link, link.portA)] }
    case .panelPosition:
      var names = FaceName(view)
      for face in try view.position(thing.id).map(view.damagedFaces) ?? [] {
        page.damaged.append((try names.text(face.face), face))
      }
      page.due = try view.loosePanelJoints(nowMS: nowMS)
        .filter { $0.plugging.body.joint == thing.id }
        .flatMap { Due.items($0, clock: .here(nowMS)) }.map { "\($0.port.ref)  \($0.why)" }
      page.due += try otherEnds(view, at: thing.id, nowMS)
    case .fault:
      page.fault = try FaultRow.of(thing.id, view)
      page.jobs =
        try page.fault.map { try $0.jobs(view) }?.compactMap { try view.thing(.job, $0.id) } ?? []
      page.next = try page.fault.map { try $0.command(view, nowMS: nowMS) }
    case .job: page.sameCode = try sameCode(view, as: thing.id)
    default: break
    }
    for (link, near) in links {
      let far = link.far(from: near.id)
      page.links.append((near.label, far.label, far.place?.text))
      let situation = try LinkJobs(view).read(view.linkSituation(link, nowMS: nowMS))
      page.due += Due.items(situation, nowMS: nowMS).map { "\($0.port.ref)  \($0.why)" }
    }
    switch thing.kind {
    case .port, .module, .part, .cable, .cableEnd, .cassette:
      page.pictures = try view.images(of: thing).count
    default: break
    }
    switch thing.kind {
    case .port, .link, .module, .part, .cable, .cableEnd, .cassette, .panelPosition:
      guard try view.hasTools() else { break }
      let stamps = try LiveFacts.of(view.history(of: thing)).compactMap(view.kitStamp)
      page.kit = (stamps.count, stamps.count { !$0.isInOrder })
    default: break
    }
    return page
  }

  /// What links that pass a position owe there: a look at the other end of a cord that was changed.
  private static func otherEnds(_ view: StoreView, at position: ThingID, _ nowMS: Int64) throws
    -> [String]
  {
    guard let joint = try view.position(position).flatMap({ try view.panelJoint(at: $0) })?.joint
    else { return [] }
    return try view.links(through: joint).flatMap { link, _ in
      Due.items(try LinkJobs(view).read(view.linkSituation(link, nowMS: nowMS)), nowMS: nowMS)
    }.filter { $0.isAtPanel && $0.port.id == position }.map { "\($0.port.ref)  \($0.why)" }
  }

  /// A code was gone on with from memory at another port than it was begun at: both repairs have it.
  private static func sameCode(_ view: StoreView, as id: ThingID) throws -> [(
    id: ThingID, ref: String
  )] {
    guard let job = try view.job(id)?.body else { return [] }
    return try OpenRepair.everNamed(job.code.stored, view)
      .filter { $0.fact.id != id && !$0.job.isSameRepair(as: job) }
      .map { ($0.fact.id, $0.ref) }
  }

  func text(_ style: Style) -> String {
    var lines = [
      style.strong("\(thing.label)  (\(thing.kind.word) \(thing.id.description.prefix(8)))")
    ]
    if let place { lines.append("  at     \(place)") }
    for name in names { lines.append("  names  \(name)") }
    for other in sameCode {
      lines.append(
        "  also   another repair has this code, at \(other.ref): "
          + "ferrule show \(other.id.description)")
    }
    for other in joined {
      lines.append(
        "  same   \(other.label) (\(other.id.description.prefix(8))) was found to be this")
    }
    if let found { lines.append("  found  \(found)") }
    if let retired = thing.retiredAtMS { lines.append("  RETIRED \(TimeText.minute(retired))") }
    let hidden: Set = ["retired_at"]
    for field in fields where !hidden.contains(field.name) {
      lines.append("  \(field.name): \(SafeLine.text(field.value))")
    }
    if let fault {
      let closed = fault.closed.map { close in
        "CLOSED \(TimeText.minute(close.atMS)) by \(close.technician): \(SafeLine.text(close.body.why))"
      }
      lines.append("  \(closed ?? "open: \(next ?? "")")")
    }
    for job in jobs {
      let code = String(job.label.dropFirst("job ".count))
      lines.append("  \(job.label): ferrule closeout \(ShellWord.quoted(code))")
    }
    lines += life?.lines(nowMS: nowMS) ?? []
    if let pictures, pictures > 0 {
      let ref = ShellWord.quoted(thing.label)
      lines.append("  pictures: \(pictures); ferrule image list \(ref)")
    }
    for (name, face) in damaged {
      lines.append(
        SafeLine.text(
          "  DAMAGED \(name): seen \(TimeText.minute(face.atMS)) by \(face.technician)"))
    }
    if kit.unchecked > 0 {
      let ref = ShellWord.quoted(thing.label)
      lines.append(
        "  kit: \(kit.unchecked) of \(kit.results) results with a tool not checked; "
          + "ferrule history \(ref)")
    }
    if !links.isEmpty {
      var table = Table(["port", "goes to", "place"])
      for link in links { table.add([link.near, link.far, link.place]) }
      lines += ["", table.text().trimmedEnd]
    }
    if !due.isEmpty {
      lines += ["", style.warning("due:")]
      lines += due.map { "  \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  var json: JSONValue {
    .object([
      ("kind", .string(thing.kind.rawValue)), ("id", .string(thing.id.description)),
      ("label", .string(thing.label)), ("place", .optional(place)), ("found", .optional(found)),
      ("retired", .bool(thing.retiredAtMS != nil)),
      ("names", .array(names.map { .string($0) })),
      ("fields", .object(fields.map { ($0.name, .string($0.value)) })),
      (
        "links",
        .array(
          links.map {
            .object([
              ("near", .string($0.near)), ("far", .string($0.far)), ("place", .optional($0.place)),
            ])
          })
      ),
      ("due", .array(due.map { .string($0) })), ("pictures", .optional(pictures)),
      ("fault", fault?.json ?? .null), ("jobs", .array(jobs.map { .string($0.id.description) })),
      ("bag", .optional(life?.bag)), ("stays", life?.json ?? .null),
      (
        "kit",
        .object([
          ("results", .integer(Int64(kit.results))), ("unchecked", .integer(Int64(kit.unchecked))),
        ])
      ),
      (
        "same_code",
        .array(
          sameCode.map {
            .object([("id", .string($0.id.description)), ("ref", .string($0.ref))])
          })
      ),
      (
        "damaged",
        .array(
          damaged.map { name, face in
            .object([
              ("face", .string(name)), ("at", .string(TimeText.iso(face.atMS))),
              ("technician", .string(face.technician)),
            ])
          })
      ),
      (
        "joined",
        .array(
          joined.map {
            .object([("id", .string($0.id.description)), ("label", .string($0.label))])
          })
      ),
    ])
  }
}

extension String {
  /// Without the line ends behind it.
  var trimmedEnd: String {
    var text = self
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
