import Guide
import Plant
import Store

/// From what a person named, or was asked for, to a repair and what to say of it.
struct WorkStart {
  let store: Store
  let author: String
  let keyboard: Keyboard
  /// The name of the procedure of a new job; nil repairs, or goes on with what is open.
  let procedure: String?
  /// Whether to begin also where nothing is due, without reading back what was typed.
  let isSure: Bool

  /// Goes on with a repair, or begins one; nil if the person left.
  ///
  /// - Parameters:
  ///   - name: a REF, or the code of a repair; empty for the only repair that is open, or to be asked for.
  ///   - isCode: whether it is a code.
  func repair(_ name: String, isCode: Bool) throws -> RepairStart.Outcome? {
    if isCode { return name.isEmpty ? try mine() : try coded(name) }
    if !name.isEmpty { return try starting(isReadBack: false).repair(name) }
    guard let entry = keyboard.entry("scan or type a port, link or code; q: leave") else {
      return nil
    }
    switch entry {
    case .scanned(let code): return try asked(code, isScanned: true)
    case .typed(let typed):
      return typed.isEmpty || typed == "q" ? nil : try asked(typed, isScanned: false)
    }
  }

  private func starting(isReadBack: Bool) -> RepairStart {
    var start = RepairStart(
      store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: isSure)
    start.isReadBack = isReadBack
    return start
  }

  private func asked(_ name: String, isScanned: Bool) throws -> RepairStart.Outcome? {
    let repairs = try store.read { try OpenRepair.named(name, $0) }
    if repairs.count == 1 { return try outcome(repairs[0]) }
    return try starting(isReadBack: isScanned).repair(name)
  }

  private func coded(_ code: String) throws -> RepairStart.Outcome? {
    let found = try store.read { try OpenRepair.named(code, $0) }
    guard !found.isEmpty else {
      return try MemoryResume(
        store: store, author: author, keyboard: keyboard, procedure: procedure ?? "repair"
      ).repair(code)
    }
    return try outcome(try OpenRepair.only(found, none: "", command: "ferrule work --resume"))
  }

  private func mine() throws -> RepairStart.Outcome {
    let mine = try store.read { try OpenRepair.all($0) }.filter { $0.isOf(author) }
    let running = mine.filter { !$0.isResting }
    return try outcome(
      try OpenRepair.only(
        running.isEmpty ? mine : running, none: "\(author) has no open repair.",
        command: "ferrule work --resume"))
  }

  private func outcome(_ repair: OpenRepair) throws -> RepairStart.Outcome {
    let far = try store.read { try OpenRepair.all($0) }.filter {
      $0.job.link == repair.job.link && $0.job.joint != repair.job.joint
    }.map(\.asFarEnd)
    let nowMS = store.environment.nowMS()
    return RepairStart.Outcome(
      job: repair.fact.id,
      lines: [
        "going on with \(ShortCode.printed(repair.job.code)), \(repair.port.label)",
        repair.whereLeft(nowMS: nowMS, technician: author),
      ] + far)
  }
}
