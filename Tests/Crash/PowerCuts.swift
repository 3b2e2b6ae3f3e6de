internal import Foundation
internal import TestSupport

extension Harness {
  /// Cuts the power after calls of an evening's errands, and looks at what the disk then has.
  ///
  /// - Parameters:
  ///   - most: how many moments; spread over all of them if there are more.
  ///   - mixtures: how many mixtures of written and lost are tried at each moment.
  public mutating func cutPower(most: Int, mixtures: Int, seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    try onNewFloor { night, tell in
      let order: [Errand] = [
        .record, .work, .export, .record, .importPlan, .merge, .join, .newSite, .refold, .checklist,
        .backup, .restore, .image, .passOn, .takeOver, .record, .export,
      ]
      let evening = try Evening(night, order.filter(night.errands.contains))
      var disk = PoweredDisk(
        root: night.floor.folder.path(percentEncoded: false), files: evening.before)
      let moments = Self.moments(evening.steps, most: most)
      var last: [String: [UInt8]?] = [:]
      for (index, step) in evening.steps.enumerated() {
        disk.apply(step.event)
        guard moments.contains(index) else { continue }
        let mixed = (0..<mixtures).map { _ in
          PoweredDisk.Cut.something(seed: random.next() % 1_000_000)
        }
        for cut in [.nothingElse] + mixed {
          let files = disk.files(after: cut)
          // A moment that left nothing new on the disk is only told by what was said.
          if files == last, !step.event.isSaid { continue }
          last = files
          try night.floor.restore(files)
          try night.lookAfterCut(step, cut)
        }
        if index % 50 == 0 { tell("power cut in \(step.task.errand.rawValue)") }
      }
    }
  }

  /// The moments that matter: something was said, waited for, named or removed.
  ///
  /// Else as many as fit.
  private static func moments(_ steps: [Evening.Step], most: Int) -> Set<Int> {
    func isAcknowledging(_ index: Int) -> Bool {
      let before = index > 0 && steps[index].call > 1 ? steps[index - 1].acknowledged : 0
      return steps[index].acknowledged > before
    }
    let telling = steps.indices.filter { index in
      switch steps[index].event {
      case .said: isAcknowledging(index)
      case .synced, .syncedFolder, .renamed, .removed, .created: true
      case .wrote, .cut, .madeFolder, .removedFolder: index % 7 == 0
      }
    }
    let said = telling.filter { steps[$0].event.isSaid }
    let step = max(1.0, Double(telling.count) / Double(most))
    let spread = stride(from: 0.0, to: Double(telling.count), by: step).map { telling[Int($0)] }
    return Set(said).union(spread)
  }
}

extension Night {
  /// Looks at the store an errand worked on, as a cut left it.
  func lookAfterCut(_ step: Evening.Step, _ cut: PoweredDisk.Cut) throws {
    let fault = Fault.powerCut(call: step.call, remains: "\(cut)")
    // Nothing may be taken to be done but what was said.
    let run = Run(ending: .signal(9), out: "", error: "", microseconds: 0)
    promised = step.task.store == Self.store ? step.promise : Promise()
    var found = try inspect(step.task, run, step.promise, fault)
    if step.event.isSaid, step.task.store == Self.store {
      found += try goOn(after: step, fault)
    }
    let row = Tally.Row(played: 1, hit: 1, acknowledged: step.acknowledged)
    note("power cut", step.task.errand, row, found)
  }

  /// A store that goes on after a cut gives no number a second time.
  private func goOn(after step: Evening.Step, _ fault: Fault) throws -> [Finding] {
    var seen = Ledger()
    for name in try floor.names(in: "out") where name.hasSuffix(".bundle") {
      _ = try? seen.note(bundle: floor.path("out/\(name)"))
    }
    let note = try floor.run(
      Call(arguments: ["record", "note", "wide-1:3", "after the cut"], store: Self.store))
    let bundle = "files/after-cut.bundle"
    let export = try floor.run(
      Call(arguments: ["sync", "export", "-o", bundle], store: Self.store))
    defer { floor.removeFile(bundle) }
    guard note.isDone, export.isDone else {
      return [finding(.stuck, step.task, fault, note.error + export.error)]
    }
    return try seen.note(bundle: floor.path(bundle)).map {
      finding(.reused, step.task, fault, $0)
    }
  }
}
