internal import Foundation
internal import TestSupport

extension Night {
  /// What a task makes is whole or not there.
  func inspectMade(_ task: Task, _ run: Run, _ fault: Fault) throws -> [Finding] {
    guard let made = task.makes, floor.exists(made.name) else {
      return run.isDone && task.makes != nil
        ? [finding(.lost, task, fault, "done, and \(task.makes?.name ?? "") is not there")] : []
    }
    switch made {
    case .store(let name, let laptops): return try hear(laptops, name, task, fault)
    case .text(let name, let whole):
      let text = try String(contentsOfFile: floor.path(name), encoding: .utf8)
      return text == whole ? [] : [finding(.halfDone, task, fault, "\(name) is not whole")]
    case .bundle(let name): return try carry(name, task, fault)
    case .backup(let name): return try open(name, ["restore", name], task, fault)
    case .snapshot(let name): return try open(name, ["init", "--from", name], task, fault)
    case .sealed(let name):
      let run = try floor.run(
        Call(arguments: ["sync", "merge", name, "--dry-run"], store: "ana.ferrule"))
      return run.isDone
        ? [] : [finding(.halfDone, task, fault, "\(name) cannot be opened: \(run.error)")]
    }
  }

  /// A store that has its name knows whom it was made from.
  private func hear(
    _ laptops: [String], _ store: String, _ task: Task, _ fault: Fault
  ) throws -> [Finding] {
    let run = try floor.run(Call(arguments: ["sync", "status", "--json"], store: store))
    guard run.isDone,
      let status = try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any],
      let peers = status["peers"] as? [[String: Any]]
    else { return [finding(.unwell, task, fault, "sync status: \(run.out)\(run.error)")] }
    let heard = peers.compactMap { $0["laptop"] as? String }
    return heard == laptops
      ? [] : [finding(.halfDone, task, fault, "\(store) has heard of \(heard), not of \(laptops)")]
  }

  /// A file of a whole store makes one, in which is what was promised.
  private func open(
    _ name: String, _ arguments: [String], _ task: Task, _ fault: Fault
  ) throws -> [Finding] {
    let made = "opened-\(number).ferrule"
    defer { floor.removeFile(made) }
    let run = try floor.run(Call(arguments: arguments + [made]))
    guard run.isDone else {
      return [finding(.halfDone, task, fault, "\(name) cannot be opened: \(run.error)")]
    }
    let lost = try dump(made).lacks(known.words.map(String.init).filter(promised.words.contains))
    return lost.isEmpty
      ? [] : [finding(.lost, task, fault, "not in \(name): \(lost.joined(separator: ", "))")]
  }

  /// A bundle that got its name may leave at once: what it carries counts from now on.
  private func carry(_ name: String, _ task: Task, _ fault: Fault) throws -> [Finding] {
    let gone = "files/gone-\(ledger.bundles.count).bundle"
    try FileManager.default.copyItem(atPath: floor.path(name), toPath: floor.path(gone))
    do {
      return try ledger.note(bundle: floor.path(gone)).map {
        finding(.reused, task, fault, $0)
      }
    } catch {
      return [finding(.halfDone, task, fault, "\(name) is not whole: \(error)")]
    }
  }

  /// Brings everything that ever left to another laptop, in any order and twice: it must say the same.
  public func bringHome(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let task = try task(.export)
    try floor.must(task.call)
    var found = try carry(task.makes?.name ?? "", task, .none)
    let home = "home.ferrule"
    try floor.must(Call(arguments: ["init", home, "--from", "files/start.bundle"]))
    for _ in 1...2 {
      for bundle in ledger.bundles.shuffled(using: &random) {
        let run = try floor.run(Call(arguments: ["sync", "merge", bundle], store: home))
        if !run.isDone { found.append(finding(.stuck, task, .none, "merge: \(run.error)")) }
      }
      let (here, there) = (try dump(Self.store).text, try dump(home).text)
      if here != there {
        found.append(finding(.reused, task, .none, "the dumps differ after merging all bundles"))
      }
    }
    let doctor = try floor.run(Call(arguments: ["doctor"], store: home))
    if !doctor.isDone { found.append(finding(.unwell, task, .none, "at home: \(doctor.out)")) }
    tally.bundles += ledger.bundles.count
    tally.changes += ledger.count
    note("brought home twice", .merge, Tally.Row(played: ledger.bundles.count), found)
    floor.removeFile(home)
  }
}
