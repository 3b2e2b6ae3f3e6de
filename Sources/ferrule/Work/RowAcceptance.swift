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
          rows.append(Row(job: JobState.fold(situation)))
        }
      }
      rows.sort { NaturalOrder.precedes($0.ref, $1.ref) }
      return Sheet(title: row.label, procedure: entry.procedure.name, rows: rows)
    }
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
    guard let first = open.first else { return }
    var table = Table(["port", "far", "waits for", "owed"])
    for row in open {
      table.add([
        row.ref, row.far, row.job.title,
        row.job.debts.first.map { Columns.shorten($0.text, to: 36) },
      ])
    }
    Console.out(table.text())
    Console.out(
      "   next: ferrule work \(ShellWord.quoted(first.ref)) --procedure \(procedure)")
  }
}

extension RowAcceptance.Row {
  /// The ports as REFs.
  fileprivate var ref: String { job.here.situation.port.ref }
  fileprivate var far: String { job.here.situation.otherPort.ref }

  fileprivate var json: JSONValue {
    .object([
      ("ref", .string(ref)), ("far", .string(far)),
      ("done", .bool(job.phase == .done)), ("waits_for", .optional(job.position.step?.name)),
      ("owed", .array(job.debts.map { .string($0.text) })),
      ("accepted_by", .optional(job.here.acceptedBy)),
    ])
  }
}
