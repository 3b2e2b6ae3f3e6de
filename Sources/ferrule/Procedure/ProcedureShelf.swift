import Guide
import Interop
import Paper
import Plant
import Store
import Synchronization

/// The procedures at hand: those that come with the program, and those the store keeps.
struct ProcedureShelf {
  /// A procedure with its text.
  struct Entry {
    let procedure: Procedure
    let text: [UInt8]
    let isOfSite: Bool
  }

  private let view: StoreView
  /// What was read while the program runs, by the hash of the text; nil are texts it cannot read.
  ///
  /// A procedure is asked for several times before the screen of its job stands.
  private static let parsed = Mutex<[[UInt8]: Procedure?]>([:])

  init(_ view: StoreView) {
    self.view = view
  }

  /// What a new job of that name goes by: the site's own with the highest version, else the one that
  /// came with the program.
  ///
  /// - Throws: an error with code `no-procedure`.
  func named(_ name: String) throws -> Entry {
    if let own = try ofSite()[name], let entry = entry(own) { return entry }
    if let text = Self.text(of: name), let shipped = parse(text) {
      return Entry(procedure: shipped, text: text, isOfSite: false)
    }
    throw CommandError(
      .missing, "no-procedure", "There is no procedure \(SafeLine.text(name)).",
      next: "ferrule procedure list")
  }

  /// Every procedure a job can be begun with, one a name: the site's own before those that came with the
  /// program.
  func entries() throws -> [Entry] {
    var ofSite = try ofSite()
    var entries: [Entry] = []
    for shipped in try Self.shipped() {
      let own = ofSite.removeValue(forKey: shipped.procedure.name).flatMap(entry)
      entries.append(
        own ?? Entry(procedure: shipped.procedure, text: shipped.text, isOfSite: false))
    }
    let others = ofSite.values.sorted { $0.name < $1.name }
    return entries + others.compactMap(entry)
  }

  /// The site's own procedures that are in force, by name: the highest version of each.
  private func ofSite() throws -> [String: ProcedureRecord] {
    let own = try view.procedures().filter { $0.isOfSite && $0.retiredAtMS == nil }
    return Dictionary(own.map { ($0.name, $0) }) { $0.version >= $1.version ? $0 : $1 }
  }

  /// A site's own procedure; nil if this program cannot read it.
  private func entry(_ record: ProcedureRecord) -> Entry? {
    parse(record.text).map { Entry(procedure: $0, text: record.text, isOfSite: true) }
  }

  /// Every procedure that comes with the program, in order.
  static func shipped() throws -> [ShippedProcedure] {
    do {
      return try ShippedProcedure.all()
    } catch {
      throw CommandError(.fault, "bad-procedure", "\(error)")
    }
  }

  /// What a job goes by; nil if its text is not here or this program cannot read it.
  ///
  /// A job from before texts were kept is a repair, and goes on as one.
  func procedure(of job: Job) throws -> Procedure? {
    guard let hash = job.text else {
      return job.procedure == "repair" ? Self.text(of: "repair").flatMap(parse) : nil
    }
    if let known = Self.parsed.withLock({ $0[hash] }) { return known }
    let text =
      try ShippedProcedure.texts.first { InputFile.sha256($0) == hash }
      ?? view.procedure(sha256: hash)?.text
    return text.flatMap(parse)
  }

  private static func text(of name: String) -> [UInt8]? {
    zip(ShippedProcedure.names, ShippedProcedure.texts).first { $0.0 == name }?.1
  }

  /// A text another laptop kept may be newer than this program: it is then not read.
  private func parse(_ text: [UInt8]) -> Procedure? {
    let hash = InputFile.sha256(text)
    if let known = Self.parsed.withLock({ $0[hash] }) { return known }
    let found = try? ProcedureFile.read(text, file: "procedure")
    Self.parsed.withLock { $0[hash] = .some(found) }
    return found
  }

  /// What a job goes by.
  ///
  /// - Throws: an error with code `no-procedure` if its text is not here.
  func needed(_ job: Job) throws -> Procedure {
    guard let found = try procedure(of: job) else {
      throw CommandError(
        .missing, "no-procedure",
        "Job \(job.code) goes by \(SafeLine.text(job.procedure)) version \(job.version), whose text "
          + "is not here, or needs a newer ferrule.",
        next: "ferrule sync merge FILE from the laptop it was begun on")
    }
    return found
  }

  /// Stands for a procedure whose text is not here, in lists.
  static func unknown(_ job: Job) -> Procedure {
    Procedure(
      name: job.procedure, version: job.version,
      steps: [
        StepDefinition(
          name: "unknown", verb: .accept, title: "NOT HERE",
          why: "The text of this procedure is not in this store.")
      ])
  }
}
