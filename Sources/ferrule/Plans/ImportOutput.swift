import Paper
import Plant
import Store

/// What an import did, for people and for programs.
enum ImportOutput {
  static func text(_ plan: PlanSource, _ report: PlanReport, isRehearsal: Bool) -> String {
    if let before = report.importedBeforeMS {
      return
        "\(plan.file.name): these bytes were imported on \(TimeText.minute(before)). Nothing to do."
    }
    var lines = ["\(plan.file.name): \(plan.summary.joined(separator: "; "))"]
    for (word, counts) in words(report, isRehearsal) where !counts.isEmpty {
      let list = ThingKind.allCases.compactMap { kind in
        counts[kind].map { "\($0) \(kind.plural($0))" }
      }
      lines.append("  \(word): \(list.joined(separator: ", "))")
    }
    for refused in report.refused.prefix(20) {
      lines.append("  left alone: \(refused.message)")
    }
    if report.refused.count > 20 { lines.append("  and \(report.refused.count - 20) more") }
    return lines.joined(separator: "\n")
  }

  static func json(_ plan: PlanSource, _ report: PlanReport) -> JSONValue {
    func counts(_ counts: [ThingKind: Int]) -> JSONValue {
      .object(
        ThingKind.allCases.compactMap { kind in
          counts[kind].map { (kind.rawValue, .integer(Int64($0))) }
        })
    }
    return .object([
      ("format", .string(plan.file.format)), ("file", .string(plan.file.name)),
      ("imported_before", .bool(report.importedBeforeMS != nil)),
      ("added", counts(report.added)), ("changed", counts(report.changed)),
      ("same", counts(report.same)), ("kept", counts(report.kept)),
      (
        "refused",
        .array(
          report.refused.map {
            .object([
              ("file", .string(plan.file.name)), ("row", .optional($0.line)),
              ("code", .string($0.code)), ("message", .string($0.message)),
            ])
          })
      ),
      ("notes", .array(plan.notes.map { .string($0) })),
    ])
  }

  private static func words(_ report: PlanReport, _ isRehearsal: Bool)
    -> [(String, [ThingKind: Int])]
  {
    [
      (isRehearsal ? "would add" : "added", report.added),
      (isRehearsal ? "would change" : "changed", report.changed),
      ("same", report.same), ("a person's edit stands", report.kept),
    ]
  }
}

extension ThingKind {
  /// The word for that many things of this kind.
  func plural(_ count: Int) -> String { count == 1 ? word : word + "s" }
}
