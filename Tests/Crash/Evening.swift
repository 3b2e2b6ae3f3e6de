internal import Foundation
internal import TestSupport

/// A few errands one after the other, with a record of all they did to the disk.
struct Evening {
  /// One call that changed a file, or text that was said, and what was promised by then.
  struct Step {
    var task: Task
    var event: DiskEvent
    /// Where it stands among the calls of its errand.
    var call: Int
    /// The promises about the task's store and files, this one included.
    var promise: Promise
    var acknowledged: Int
  }

  private(set) var steps: [Step] = []
  /// What was on the disk before.
  let before: [String: [UInt8]?]

  /// Plays the errands; every one is done.
  init(_ night: Night, _ errands: [Errand]) throws {
    let tasks = try errands.map(night.task)
    before = try night.floor.files()
    var promises: [String: Promise] = [Night.store: night.promised]
    for (index, task) in tasks.enumerated() {
      let trace = URL(filePath: night.floor.path("tmp/trace-\(index)"))
      let run = try night.floor.run(task.call, trace: trace)
      guard run.isDone else { throw HarnessError("\(task.call.line) failed: \(run.error)") }
      var said = ""
      let start = promises[task.store] ?? Promise()
      var promise = start
      for (number, event) in try DiskEvent.read(trace).enumerated() {
        if case .said(let text) = event {
          said += text
          promise = start
          promise.add(task.promises(said))
        }
        steps.append(
          Step(
            task: task, event: event, call: number + 1, promise: promise,
            acknowledged: night.acknowledged(task.promises(said))))
      }
      promises[task.store] = promise
    }
    try checkWhole(night.floor)
  }

  /// That the record explains everything that is on the disk now.
  private func checkWhole(_ floor: Floor) throws {
    var disk = PoweredDisk(root: floor.folder.path(percentEncoded: false), files: before)
    for step in steps { disk.apply(step.event) }
    let played = disk.files(after: .everything).filter { !$0.key.hasSuffix("-shm") }
    let there = try floor.files()
    let other = Set(played.keys).union(there.keys).filter { played[$0] != there[$0] }
    guard other.isEmpty else {
      throw HarnessError(
        "Files were changed in a way the record does not show: "
          + other.sorted().joined(separator: ", "))
    }
  }
}
