import Guide
import Paper
import Plant
import Store

extension OpenRepair {
  /// Where it was left, when and by whom, such as `you were at step 4 of 9 INSPECT, 23:41, Raj`.
  func whereLeft(nowMS: Int64, technician: String) -> String {
    let clock = FloorClock.here(nowMS)
    let jobs = [fact.id] + state.situation.facts.filter(isSameRepair).map(\.id)
    let last = state.situation.facts.last { $0.job.map(jobs.contains) ?? false } ?? fact
    let isOwn = NameFolding.fold(last.technician) == NameFolding.fold(technician)
    let day =
      nowMS - last.atMS > 12 * 3_600_000
      ? "\(FloorClock.span(fromMS: last.atMS, toMS: nowMS)) ago, " : ""
    return
      "\(isOwn ? "you were" : "it is") at step \(progress.progress.step) of \(progress.progress.of) \(step), "
      + "\(day)\(clock.hourMinute(last.atMS)), \(last.technician)"
  }

  /// What of this joint was retired, a line each: the work goes on, and whoever goes on with it is told.
  func retired(_ view: StoreView) throws -> [String] {
    let situation = state.situation
    let things = [
      try view.thing(.link, situation.link), try view.thing(.port, situation.port.id),
      try view.recordThing(ofPart: situation.portFace.part),
      try view.recordThing(ofPart: situation.cordFace.part),
    ]
    return things.compactMap(\.self).compactMap { thing in
      thing.retiredAtMS.map { "RETIRED \(TimeText.minute($0)): \(thing.kind.word) \(thing.label)" }
    }
  }

  /// Whether a fact began this repair too, from memory; not an earlier one at the same joint.
  private func isSameRepair(_ fact: Fact) -> Bool {
    if case .job(let other) = fact.body { other.isSameRepair(as: job) } else { false }
  }

  /// Repairs without those that go on, from memory, with one before them: the same code at the same joint;
  /// the one before them tells who began those.
  static func joined(_ repairs: [OpenRepair]) -> [OpenRepair] {
    var all: [OpenRepair] = []
    var places: [String: Int] = [:]
    for repair in repairs {
      let key = "\(repair.job.code.folded) \(repair.job.joint)"
      if let first = places[key] {
        all[first].alsoBegun.append(repair.fact)
      } else {
        places[key] = all.count
        all.append(repair)
      }
    }
    return all
  }
}
