internal import Change
internal import Foundation
internal import GRDB
internal import Plant

/// What `doctor` looked at, and what it found.
public struct DoctorReport: Hashable, Sendable {
  /// One thing that was checked.
  public struct Finding: Hashable, Sendable {
    /// What was checked, such as `file` or `log`.
    public var check: String
    /// Whether it is well.
    public var isWell: Bool
    /// What was found, a sentence.
    public var sentence: String
    /// What to type where it is not well; nil where that follows from what was checked.
    public var next: String?

    /// A finding with all its parts.
    public init(check: String, isWell: Bool, sentence: String, next: String? = nil) {
      self.check = check
      self.isWell = isWell
      self.sentence = sentence
      self.next = next
    }
  }

  /// All checks, in the order they were made.
  public var findings: [Finding] = []

  /// A report with nothing in it yet.
  public init() {}

  /// Whether everything is well.
  public var isWell: Bool { findings.allSatisfy(\.isWell) }
}

extension Store {
  /// Checks the file, the guards, the schema, the keys, whether the store was copied or set back, every
  /// hash of the log, the state against a state built anew from the log, and every picture.
  public func doctor(progress: (String) -> Void = { _ in }) throws -> DoctorReport {
    var report = DoctorReport()
    func note(_ check: String, _ isWell: Bool, _ sentence: String) {
      report.findings.append(.init(check: check, isWell: isWell, sentence: sentence))
    }
    func check(_ name: String, _ body: () throws -> Void) throws {
      progress("the \(name)")
      do {
        try SQLiteTrouble.translated(folder.database, body)
      } catch let trouble as StoreError where trouble.code == .damaged {
        note(name, false, trouble.message)
      }
    }
    try check("file") {
      let found = try queue.inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check(5)") }
      let isWell = found == ["ok"]
      note("file", isWell, isWell ? "SQLite finds no damage." : found.joined(separator: "; "))
    }
    try check("guards") {
      let missing = try queue.inDatabase(Guards.missing)
      note(
        "guards", missing.isEmpty,
        missing.isEmpty
          ? "Other programs are refused on every table."
          : "Guards are missing: \(missing.joined(separator: ", ")).")
    }
    try check("schema") { report.findings.append(try checkSchema()) }
    try check("key") { report.findings.append(checkKeys()) }
    try check("card") {
      let fault = cardFault()
      note("card", fault == nil, fault ?? "device.json names this device.")
    }
    try check("copies") {
      note("copies", true, try queue.inDatabase(copySentences).joined(separator: " "))
    }
    try check("clocks") {
      let nowMS = environment.nowMS()
      guard try !read({ try $0.isClockOdd(nowMS: nowMS) }) else {
        return note(
          "clocks", true,
          "This laptop's clock is more than a day behind the log: compare it with date -u.")
      }
      let late = try read { try $0.clocksAhead(nowMS: nowMS) }.map {
        "Device \($0.device.description.prefix(8)) was ahead by more than a day when it wrote change "
          + "\($0.seq), or this laptop is behind: compare both with date -u."
      }
      note("clocks", true, late.isEmpty ? "No clock was far ahead." : late.joined(separator: " "))
    }
    try check("log") { try checkLog(note) }
    try check("state") { try checkState(note) }
    try check("ids") { try checkIDs(note) }
    try check("images") { try checkImages(note) }
    return report
  }

  /// What is wrong with `device.json`; nil if nothing is.
  private func cardFault() -> String? {
    guard FileWriting.isRegular(folder.card),
      let bytes = FileManager.default.contents(atPath: folder.card), bytes.count < 10_000,
      let card = try? JSONDecoder().decode([String: String].self, from: bytes)
    else {
      return "device.json is missing or cannot be read; only people and scripts read it. "
        + "ferrule refold writes it anew."
    }
    guard card["device"] == identity.device.description else {
      return "device.json names another device. ferrule refold writes it anew."
    }
    guard card["laptop"] == identity.laptop, card["site"] == identity.siteName else {
      return
        "device.json names another laptop or site than the store. ferrule refold writes it anew."
    }
    return nil
  }

  private func checkLog(_ note: (String, Bool, String) -> Void) throws {
    let (check, isTipRight) = try SQLiteTrouble.translated(folder.database) {
      try queue.inDatabase { db in
        let check = try LogCheck(StoreView(db: db, catalogue: catalogue, identity: identity))
        let isTipRight = try OwnTip.isRight(ChangeLog(db), identity.device)
        return (check, isTipRight)
      }
    }
    if check.faults.isEmpty, !isTipRight {
      return note(
        "log", false,
        "What is entered as this laptop's last change is not that: it cannot go on writing. "
          + "ferrule refold enters it anew.")
    }
    note(
      "log", check.faults.isEmpty,
      check.faults.isEmpty
        ? check.count == 1
          ? "The 1 change is what its hash says."
          : "All \(check.count) changes are what their hashes say."
        : check.faults.suffix(5).reversed().joined(separator: "; "))
  }

  /// Hashes every picture; those that are wanted here are no fault.
  private func checkImages(_ note: (String, Bool, String) -> Void) throws {
    let found = try verifyImages()
    let count = found.wanted.count
    let wanted = count == 0 ? "" : " \(count) more \(count == 1 ? "is" : "are") wanted here."
    let lost = found.lost.count
    let faults =
      found.fileFaults
      + (lost == 0
        ? []
        : [
          "\(lost) \(lost == 1 ? "picture" : "pictures") added on this laptop \(lost == 1 ? "is" : "are") "
            + "not in images.db any more: ferrule image verify lists \(lost == 1 ? "it" : "them")."
        ])
      + found.damaged.prefix(5).map {
        "picture \(Hexadecimal.text($0.sha256.prefix(4))): \($0.sentence)"
      }
    note(
      "images", found.isWell,
      found.isWell
        ? (found.count == 1
          ? "The 1 picture is what its hash says."
          : "All \(found.count) pictures are what their hashes say.") + wanted
        : faults.joined(separator: " "))
  }

  /// Folds the log again and compares the dumps.
  private func checkState(_ note: (String, Bool, String) -> Void) throws {
    let same: Bool
    do {
      same = try isStateTheLogs()
    } catch let error as ChangeError {
      return note("state", false, "The state cannot be built from the log: \(error)")
    }
    let isVoidRight = try read(VoidRule.isKept)
    note(
      "state", same && isVoidRight,
      !same
        ? "The state is not what the log says."
        : isVoidRight
          ? "The state is what the log says."
          : "What laptops that were shut out wrote does not count as it should: ferrule refold.")
  }

  /// Works on a copy of the file, so that nobody waits for it.
  private func isStateTheLogs() throws -> Bool {
    let path = NSTemporaryDirectory() + "/ferrule-doctor-" + UUID().uuidString
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    return try SQLiteTrouble.translated(folder.database) {
      let copy = try SQLiteTrouble.translated(NSTemporaryDirectory() + "/") {
        try DatabaseQueue(path: path, configuration: Connection.configuration())
      }
      try queue.backup(to: copy)
      let same = try copy.inDatabase { db -> Bool in
        // The copy goes away: nothing in it has to survive.
        try db.execute(sql: "PRAGMA synchronous = OFF")
        let view = StoreView(db: db, catalogue: catalogue, identity: identity)
        let before = try StateDigest.make(view)
        try db.inTransaction(.immediate) {
          _ = try Refold.run(db, catalogue: catalogue, identity)
          return .commit
        }
        return try before == StateDigest.make(view)
      }
      try copy.close()
      return same
    }
  }
}
