extension Night {
  /// Whether the program ended as it should and said plainly what happened.
  func judge(_ run: Run, _ task: Task, _ fault: Fault, isHit: Bool) -> [Finding] {
    func untold(_ sentence: String) -> [Finding] {
      [finding(.untold, task, fault, "\(sentence) \(run.refused ?? "") \(run.error)")]
    }
    switch (fault, run.ending) {
    case (_, .hung): return untold("The program did not end.")
    case (.killedAt, .signal(9)), (.killedAfter, .signal(9)), (.disk(.kill, _), .signal(9)):
      return []
    case (_, .signal(let signal)): return untold("The program trapped: signal \(signal).")
    case (_, .code(0)): return []
    case (_, .code) where !isHit: return untold("It failed without a fault: \(run.ending).")
    case (_, .code(let code)):
      guard [70, 73, 75].contains(code) else { return untold("It left with \(run.ending).") }
      guard run.error.contains("ferrule: "), run.error.contains("next: ") else {
        return untold("It did not say what to type next.")
      }
      let named = [task.store, task.makes?.name, ".witness"].compactMap { $0 }
      guard named.contains(where: run.error.contains) else {
        return untold("It did not name the file.")
      }
      return []
    }
  }

  /// Looks at what is there after a run: the store, its dump, what was made beside it.
  func inspect(_ task: Task, _ run: Run, _ promise: Promise, _ fault: Fault) throws -> [Finding] {
    var found = promise.files.filter { !floor.exists($0) }.sorted().map {
      finding(.lost, task, fault, "\($0) was said to be made and is not there")
    }
    found += try inspectMade(task, run, fault)
    guard floor.exists(task.store) else {
      if task.makes?.name != task.store || run.isDone {
        found.append(finding(.lost, task, fault, "the store \(task.store) is gone"))
      }
      return found
    }
    let doctor = try floor.run(Call(arguments: ["doctor"], store: task.store))
    if !doctor.isDone {
      found.append(finding(.unwell, task, fault, "doctor: \(doctor.out)\(doctor.error)"))
    }
    let dump = try floor.run(Call(arguments: ["dump", "--canonical"], store: task.store))
    guard dump.isDone else {
      found.append(finding(.unwell, task, fault, "dump: \(dump.ending) \(dump.error)"))
      return found
    }
    found += try compare(DumpReading(dump.out), task, run, promise, fault)
    return found
  }

  private func compare(
    _ now: DumpReading, _ task: Task, _ run: Run, _ promise: Promise, _ fault: Fault
  ) throws -> [Finding] {
    var found: [Finding] = []
    let isNights = task.store == Self.store
    let lost = now.lacks(isNights ? promise.words.union(promised.words) : promise.words)
    if !lost.isEmpty {
      found.append(finding(.lost, task, fault, "acknowledged: \(lost.joined(separator: ", "))"))
    }
    let asks = max(promise.asks, isNights ? promised.asks : 0)
    if now.asks < asks {
      found.append(finding(.lost, task, fault, "\(asks) questions saved, \(now.asks) there"))
    }
    let saysNothing = ["Nothing was ", "Nothing more was ", "No bundle was "].contains(
      where: run.error.contains)
    if task.asks > 0, now.asks > asks + (saysNothing || run.isDone ? 0 : 1) {
      found.append(finding(.untold, task, fault, "\(asks) questions saved, \(now.asks) there"))
    }
    for whole in task.wholes {
      let count = now.count(whole)
      if count != 0, count != whole.count {
        found.append(finding(.halfDone, task, fault, "\(count) of \(whole.count) words are there"))
      }
      if run.isDone, count != whole.count {
        found.append(finding(.lost, task, fault, "done, and \(count) of \(whole.count) there"))
      }
      // Of several bundles a later one may bring what an earlier one could not.
      if saysNothing, task.wholes.count == 1, count > 0, promise.words.isDisjoint(with: whole),
        !isMadeBefore(whole)
      {
        found.append(finding(.untold, task, fault, "It is there all the same: \(run.error)"))
      }
    }
    if task.errand == .image, now.count(task.wholes.joined()) > 0 {
      found += try inspectPictures(task, fault)
    }
    if isNights {
      known = now
      keep(promise)
    }
    return found
  }

  /// A picture that a record names has its bytes.
  private func inspectPictures(_ task: Task, _ fault: Fault) throws -> [Finding] {
    let run = try floor.run(Call(arguments: ["image", "verify"], store: task.store))
    guard run.isDone, !run.out.contains("wanted here") else {
      return [finding(.lost, task, fault, "pictures: \(run.out)\(run.error)")]
    }
    return []
  }

  private func isMadeBefore(_ words: Set<String>) -> Bool { known.count(words) == words.count }

  /// Holds a promise against the program for the rest of the night.
  func keep(_ promise: Promise) {
    promised.words.formUnion(promise.words)
    promised.asks = max(promised.asks, promise.asks)
  }
}
