import Foundation
import Guide
import Interop
import Paper
import Plant
import Store

/// Takes over a list of tickets: a fault for each port it names, once.
struct TicketImport {
  let columns: TicketColumns
  /// Whether tickets about ports that are not here are left out instead of refusing the file.
  let skipsUnknown: Bool
  let isRehearsal: Bool

  /// What came of one file.
  struct Report {
    var file: String
    var added = 0
    var same = 0
    /// Those of them that are closed here: a ticket that was opened again is one of these.
    var closed: [TicketRow] = []
    /// Those that were left out: line, code, sentence.
    var refused: [(line: Int, code: String, message: String)] = []
    /// The columns of the list, where none of them says what is wrong.
    var withoutSymptom: [String]?
  }

  /// Reads the files and reports their faults: all of all files, or nothing.
  func take(_ paths: [String], _ store: Store, author: String) throws -> [Report] {
    let lists = try paths.map { path in
      let name = URL(fileURLWithPath: path).lastPathComponent
      let bytes = try InputFile.read(path, most: 16 << 20)
      return (
        name, rows: try TicketsFile.read(bytes, file: name, columns: columns),
        withoutSymptom: try TicketsFile.columnsWithoutSymptom(bytes, file: name, columns: columns)
      )
    }
    func found(_ view: StoreView) throws -> (reports: [Report], faults: [Plant.Fault]) {
      var known = try reported(view)
      var faults: [Plant.Fault] = []
      var names = LinkNames(view)
      let reports = try lists.map { name, rows, withoutSymptom in
        var report = Report(file: name)
        report.withoutSymptom = withoutSymptom
        faults += try self.faults(rows, &names, &known, &report)
        return report
      }
      return (reports, faults)
    }
    guard !isRehearsal else { return try store.read(found).reports }
    return try store.write(author: author) { view, draft in
      let (reports, faults) = try found(view)
      for fault in faults { try draft.record(.fault(fault)) }
      return reports
    }
  }

  /// The tickets that are reported here, each with its link, and whether a fault of it is open.
  private func reported(_ view: StoreView) throws -> [Key: Bool] {
    let facts = LiveFacts.of(try view.faults())
    let closed = Set(
      facts.compactMap { fact in
        if case .faultClose(let close) = fact.body { close.fault } else { ThingID?.none }
      })
    var known: [Key: Bool] = [:]
    for fact in facts {
      guard case .fault(let body) = fact.body, let ticket = body.ticket else { continue }
      let key = Key(ticket: NameFolding.fold(ticket), link: body.link)
      known[key] = known[key] == true || !closed.contains(fact.id)
    }
    return known
  }

  /// The faults that are not reported here yet.
  private func faults(
    _ rows: [TicketRow], _ names: inout LinkNames, _ known: inout [Key: Bool],
    _ report: inout Report
  ) throws -> [Plant.Fault] {
    var faults: [Plant.Fault] = []
    for row in rows {
      let found: LinkNames.Found
      do {
        found = try names.found(row.ref)
      } catch let error as StoreError where error.code == .noSuchThing || error.code == .ambiguous {
        guard skipsUnknown else {
          throw CommandError(
            .badInput, error.code.rawValue, "\(report.file), line \(row.line): \(error.message)",
            next: "mend the line, or leave such lines out with --skip-unknown")
        }
        report.refused.append((row.line, error.code.rawValue, error.message))
        continue
      }
      // One ticket is one fault of a link, whichever of its ports the list names.
      let key = Key(ticket: NameFolding.fold(row.ticket), link: found.link.id)
      if let isOpen = known[key] {
        report.same += 1
        if !isOpen { report.closed.append(row) }
        continue
      }
      known[key] = true
      report.added += 1
      faults.append(
        Plant.Fault(
          link: found.link.id, port: found.port?.id, symptom: row.symptom, ticket: row.ticket))
    }
    return faults
  }

  private struct Key: Hashable {
    var ticket: String
    var link: ThingID
  }

  // MARK: Output

  /// How many of the tickets that are closed here are named: an export may have all of a month.
  private static let mostNamed = 6

  func text(_ report: Report) -> String {
    let word = isRehearsal ? "would add" : "added"
    let closed = report.closed
    var lines = [
      "\(report.file): \(word) \(CountText.of(report.added, "fault")), \(report.same) known already"
        + (closed.isEmpty ? "" : ", \(closed.count) of them closed here")
    ]
    if let columns = report.withoutSymptom, report.added > 0 {
      lines.append(
        "  no column \(self.columns.symptom ?? "symptom") says what is wrong: each fault says "
          + "\"\(self.columns.fallback)\", and no later import changes that")
      let shown = columns.prefix(12).joined(separator: ", ")
      lines.append(
        "  its columns: \(shown); to name one: --map symptom=COLUMN, first with --dry-run")
    }
    lines += closed.prefix(Self.mostNamed).map { "  closed here: \($0.ticket), \($0.ref)" }
    if closed.count > Self.mostNamed { lines.append("  and \(closed.count - Self.mostNamed) more") }
    if let first = closed.first {
      let (ref, symptom) = (ShellWord.quoted(first.ref), ShellWord.quoted(first.symptom))
      let ticket = ShellWord.quoted(first.ticket)
      lines.append(
        "if one is bad again: ferrule fault add \(ref) \(symptom) --ticket \(ticket)")
    }
    lines += report.refused.prefix(20).map { "  left out: line \($0.line): \($0.message)" }
    if report.refused.count > 20 { lines.append("  and \(report.refused.count - 20) more") }
    if report.added > 0, !isRehearsal { lines.append("next: ferrule next") }
    return lines.map { SafeLine.text($0) }.joined(separator: "\n")
  }

  func json(_ report: Report) -> JSONValue {
    func count(_ number: Int) -> JSONValue {
      .object(number == 0 ? [] : [(ThingKind.fault.rawValue, .integer(Int64(number)))])
    }
    return .object([
      ("format", .string(ImportFormat.tickets.rawValue)), ("file", .string(report.file)),
      ("added", count(report.added)), ("changed", .object([])), ("same", count(report.same)),
      ("without_symptom", .bool(report.withoutSymptom != nil)),
      (
        "closed",
        .array(
          report.closed.map {
            .object([
              ("row", .integer(Int64($0.line))), ("ticket", .string($0.ticket)),
              ("ref", .string($0.ref)),
            ])
          })
      ),
      (
        "refused",
        .array(
          report.refused.map {
            .object([
              ("file", .string(report.file)), ("row", .integer(Int64($0.line))),
              ("code", .string($0.code)), ("message", .string($0.message)),
            ])
          })
      ),
    ])
  }
}
