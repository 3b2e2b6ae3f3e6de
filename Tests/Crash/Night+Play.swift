internal import Foundation

extension Night {
  /// Plays one errand under a fault, looks whether all is well, and has the same done again.
  ///
  /// - Returns: whether the fault met the program.
  @discardableResult
  public func play(_ errand: Errand, _ fault: Fault, as kind: String) throws -> Bool {
    let task = try task(errand)
    let run = try run(task, fault)
    let isHit = run.isHit(by: fault)
    let promise = task.promises(run.out)
    var found = judge(run, task, fault, isHit: isHit)
    found += try inspect(task, run, promise, fault)
    var row = Tally.Row(played: 1, hit: isHit ? 1 : 0, acknowledged: acknowledged(promise))
    let left = try floor.leftOvers()
    row.leftOvers = left.count
    if case .disk(let disk, _) = fault, disk.letsRemove, !left.isEmpty {
      found.append(
        finding(.halfDone, task, fault, "left behind: \(left.joined(separator: ", "))"))
    }
    if isHit, errand.writes { found += try doAgain(task, fault) }
    tidy(task, left)
    note(kind, errand, row, found)
    return isHit
  }

  func note(_ kind: String, _ errand: Errand, _ row: Tally.Row, _ found: [Finding]) {
    tally.note(kind, errand, row, found)
    for finding in found { tell("FOUND \(finding.description)") }
  }

  func acknowledged(_ promise: Promise) -> Int {
    promise.words.count + promise.files.count + max(0, promise.asks - known.asks)
  }

  private func run(_ task: Task, _ fault: Fault) throws -> Run {
    guard case .spaceLeft(let bytes) = fault else { return try floor.run(task.call, fault) }
    guard let smallDisk else { throw HarnessError("This floor has no small disk.") }
    try smallDisk.leave(bytes)
    defer { smallDisk.release() }
    return try floor.run(task.call)
  }

  func finding(_ kind: Finding.Kind, _ task: Task, _ fault: Fault, _ sentence: String) -> Finding {
    Finding(kind: kind, errand: task.errand, fault: fault, sentence: sentence)
  }

  /// The same command, without a fault, has to do what it says.
  private func doAgain(_ task: Task, _ fault: Fault) throws -> [Finding] {
    if let made = task.makes, floor.exists(made.name) {
      switch made {
      // What is whole already is not made again.
      case .store, .backup, .snapshot, .sealed: return []
      case .bundle, .text: break
      }
    }
    if task.isOnce, try dump(task.store).lacks(task.wholes.joined()).isEmpty { return [] }
    var task = task
    if task.errand == .work { task.promises = working().promises }
    let run = try floor.run(task.call)
    guard run.isDone else {
      return [finding(.stuck, task, fault, "again: \(run.ending): \(run.error)")]
    }
    return try inspect(task, run, task.promises(run.out), fault)
  }

  private func tidy(_ task: Task, _ left: [String]) {
    left.forEach(floor.removeFile)
    if task.isOwn { floor.removeFile(task.store) }
    if let made = task.makes { floor.removeFile(made.name) }
  }
}

extension Run {
  /// Whether the fault met the program while it ran.
  func isHit(by fault: Fault) -> Bool {
    switch fault {
    case .none, .pointsNamed, .powerCut: false
    case .killedAt, .killedAfter, .disk(.kill, _): ending == .signal(9)
    case .disk: refused != nil
    case .spaceLeft: ending != .code(0)
    }
  }
}
