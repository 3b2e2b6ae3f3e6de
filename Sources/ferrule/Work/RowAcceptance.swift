import Guide
import Paper
import Plant
import Store

/// How far the links of a row of racks are by a procedure that opens nothing, such as acceptance.
struct RowAcceptance {
  let store: Store
  /// The name of the procedure; nil for none, which has no rows.
  let procedure: String?
  let author: String

  /// One link and where it would stand.
  struct Row {
    var job: JobState
    /// What `next` says is owed on the link.
    var due: [DueItem]
  }

  /// A row with its links in walking order.
  struct Sheet {
    var title: String
    var procedure: String
    var rows: [Row]
  }

  /// The links of the row of that name; nil if the name is not that of a row, or the procedure opens joints.
  func row(_ name: String) throws -> Sheet? {
    guard let procedure else { return nil }
    let nowMS = store.environment.nowMS()
    return try store.read { view in
      let entry = try ProcedureShelf(view).named(procedure)
      guard entry.procedure.start == .untouched,
        let row = try view.things(named: name).first(where: { $0.kind == .rackRow })
      else { return nil }
      let due = try owed(row.id, view, nowMS)
      var seen: Set<ThingID> = []
      var rows: [Row] = []
      for port in try view.ports(inRow: row.id) {
        for link in try view.links(ofPort: port.id) where seen.insert(link.id).inserted {
          let job = Job(
            link: link.id, joint: port.id, procedure: entry.procedure.name,
            version: entry.procedure.version, code: "")
          guard
            var situation = try view.jobSituation(
              asIf: job, procedure: entry.procedure, nowMS: nowMS, technician: author)
          else { continue }
          situation.clock = .here(nowMS)
          rows.append(Row(job: JobState.fold(situation), due: due[link.id] ?? []))
        }
      }
      rows.sort { NaturalOrder.precedes($0.ref, $1.ref) }
      return Sheet(title: row.label, procedure: entry.procedure.name, rows: rows)
    }
  }

  /// What is owed on the links of a row, at either end, by link.
  private func owed(_ row: ThingID, _ view: StoreView, _ nowMS: Int64) throws
    -> [ThingID: [DueItem]]
  {
    let jobs = LinkJobs(view)
    let items = try view.dueSituations(row: row, nowMS: nowMS).flatMap {
      Due.items(try jobs.read($0), nowMS: nowMS, clock: .here(nowMS))
    }
    return Dictionary(grouping: items.filter(\.kind.isDebt), by: \.link)
  }
}

extension RowAcceptance.Sheet {
  /// Prints it for a person or for a program.
  func print(_ options: StoreOptions) throws {
    let done = rows.count { $0.job.phase == .done }
    if options.json {
      return Console.out(
        JSONValue.object([
          ("row", .string(title)), ("procedure", .string(procedure)),
          ("accepted", .integer(Int64(done))), ("links", .array(rows.map(\.json))),
        ]).pretty)
    }
    Console.out(
      options.style.strong(
        "\(procedure.uppercased())  \(title): \(done) of \(rows.count) links done"))
    let open = rows.filter { $0.job.phase != .done }
    guard !open.isEmpty else { return }
    var table = Table(["port", "far", "waits for", "owed"])
    for row in open {
      table.add([
        row.ref, row.far, row.job.title,
        row.owed.first.map { Columns.shorten($0.short, to: 36) },
      ])
    }
    Console.out(table.text())
    // What somebody accepted all the same is not begun with.
    guard let first = open.first(where: { !$0.job.isAcceptedAsItStands }) else { return }
    Console.out(
      "   next: ferrule work \(ShellWord.quoted(first.ref)) --procedure \(procedure)")
  }
}

extension RowAcceptance.Row {
  /// The ports as REFs.
  fileprivate var ref: String { job.here.situation.port.ref }
  fileprivate var far: String { job.here.situation.otherPort.ref }

  /// What a job there would owe, and what only `next` knows of: a text for a program, a short one for a person.
  fileprivate var owed: [(text: String, short: String)] {
    let told = job.debts.map { ($0.text, $0.text) }
    let more = due.filter { item in !job.debts.contains { $0.isSame(as: item.kind) } }
    return told + more.map { ($0.why, DueWork.words($0)) }
  }

  fileprivate var json: JSONValue {
    .object([
      ("ref", .string(ref)), ("far", .string(far)),
      ("done", .bool(job.phase == .done)), ("waits_for", .optional(job.position.step?.name)),
      ("owed", .array(owed.map { .string($0.text) })),
      ("accepted_by", .optional(job.here.acceptedBy)),
    ])
  }
}

extension Debt {
  /// Whether `next` has it as an item of this kind.
  fileprivate func isSame(as kind: DueKind) -> Bool {
    switch self {
    case .unseen, .otherUnseen: kind == .unseenPlug
    case .polarityTest, .lossTest: kind == .partUntested
    case .newCordFarFace: kind == .farFaceUnseen
    case .portShut: kind == .portShut
    case .cordOut, .otherPlug, .unfitCord, .neighbourOut, .linkDropped, .otherLink, .notLit: false
    }
  }
}
