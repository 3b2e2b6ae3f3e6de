import ArgumentParser
import Guide
import Plant
import Store

struct RecordSign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Somebody signs that hands are done, or that a link is accepted."
  )

  @Argument(help: "The repair by its code, or a link, one of its ports, or another thing.")
  var ref: String
  @Flag var signature: SignatureFlag
  @Option(help: "Who signs; else you.") var by: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let by = try RecordText.checked(by, "--by")
    try options.record { view, draft, author in
      try NameText.check(by, "--by", view)
      let signed = try subject(view)
      let id = try draft.record(
        .signature(
          Signature(subject: signed.thing.subject, kind: signature.kind, byWhom: by ?? author)),
        job: signed.repair?.id)
      let told =
        signature == .accepted
        ? try remark(signed.repair, by: by ?? author, view, draft) : []
      let what = signature.kind == .hands ? "hands done" : "accepted"
      return RecordedFact(
        fact: "signature", id: id, ref: signed.thing.label,
        what: "\(what), signed by \(by ?? author)", place: signed.place, repair: signed.repair,
        told: told)
    }
  }

  /// An acceptance before the soak is over, or of an untested link, is written down, and told.
  ///
  /// The signature makes no test: what nobody has said a word of is owed from then on, by that name.
  private func remark(
    _ repair: RecordRepair?, by whom: String, _ view: StoreView, _ draft: Draft
  ) throws -> [String] {
    guard let repair, let soaked = try view.repairSituation(job: repair.id) else { return [] }
    var told: [String] = []
    if case .passed = RepairState.fold(soaked).soak {
    } else {
      told.append("no soak of repair \(repair.job.code) is recorded as passed.")
    }
    guard let procedure = try ProcedureShelf(view).procedure(of: repair.job),
      let situation = try view.jobSituation(job: repair.id, procedure: procedure)
    else { return told }
    let state = JobState.fold(situation)
    for test in state.untested where state.here.owedTests[test] == nil {
      let found = state.here.failedTests[test].map { TestTopic.owedBecause(of: $0) + "; " } ?? ""
      try draft.record(
        .step(
          Step(
            name: test.rawValue, outcome: "cannot",
            reason: "\(found)accepted by \(whom) all the same")),
        job: repair.id, step: test.rawValue)
    }
    if !state.untested.isEmpty {
      let tests = state.untested.map(\.rawValue).joined(separator: " and ")
      told.append("no \(tests) test passed: owed until one has.")
    }
    return told
  }

  /// What is signed, and under which repair.
  ///
  /// A link with several open repairs asks which.
  private func subject(_ view: StoreView) throws -> (
    thing: Thing, repair: RecordRepair?, place: Place?
  ) {
    let byCode = try view.jobs(named: ref).compactMap(RecordRepair.init)
    if !byCode.isEmpty {
      let repair = try RecordRepair.named(ref, view)
      let link = try view.link(repair.job.link)
      let label = try repair.label(view)
      return (
        Thing(kind: .link, id: repair.job.link, label: label), repair,
        link?.near(to: repair.job.joint).place
      )
    }
    let named = try RecordSubject.thing(ref, view)
    guard named.kind == .port || named.kind == .link else {
      return (named, nil, try RecordSubject.place(named, view))
    }
    let (link, near) = try view.link(named: ref)
    let open = try RecordRepair.all(view).filter { $0.job.link == link.id }
    let repair = open.isEmpty ? nil : try RecordRepair.named(ref, view)
    return (Thing(kind: .link, id: link.id, label: link.label), repair, near.place)
  }
}
