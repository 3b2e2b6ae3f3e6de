import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct ProcedureAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Keep a procedure of the site; new jobs of its name go by it.",
    discussion: """
      One that ferrule procedure check finds anything in is refused. Jobs that are open go on by the text they \
      were begun with.
      """)

  @Argument(help: "The file of a procedure.")
  var file: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    let (procedure, text) = try ProcedureCheckVerb.read(file)
    let findings = ProcedureCheck.findings(procedure)
    if !findings.isEmpty {
      for finding in findings { Console.error(ProcedureCheckVerb.line(finding, file)) }
      throw CommandError(
        .badInput, "unsafe-procedure",
        "\(findings.count) things are wrong with \(procedure.name). It was not added.",
        next: "ferrule procedure check \(ShellWord.quoted(file))")
    }
    let store = try options.open()
    let author = try options.author(store)
    let hash = InputFile.sha256(text)
    try store.write(author: author) { view, draft in
      try refuseOlder(procedure, hash, view)
      try draft.keepProcedure(
        view, name: procedure.name, version: procedure.version, text: text, isOfSite: true)
    }
    if options.json {
      return Console.out(
        JSONValue.object([
          ("added", .string(procedure.name)), ("version", .integer(Int64(procedure.version))),
          ("sha256", .string(Hexadecimal.text(hash))),
        ]).pretty)
    }
    Console.out("added \(procedure.name) version \(procedure.version): new jobs go by it")
  }

  /// Two texts of one name and version would leave people guessing which one is meant.
  private func refuseOlder(_ procedure: Procedure, _ hash: [UInt8], _ view: StoreView) throws {
    if try view.procedure(sha256: hash) != nil {
      throw CommandError(
        .badInput, "is-here", "This text is here already. Nothing was added.",
        next: "ferrule procedure show \(procedure.name)")
    }
    guard
      let known = try ProcedureShelf(view).entries()
        .first(where: { $0.procedure.name == procedure.name })?.procedure,
      procedure.version <= known.version
    else { return }
    throw CommandError(
      .badInput, "old-version",
      "\(procedure.name) is at version \(known.version) here, the file has \(procedure.version).",
      next: "write version: \(known.version + 1) into the file, then type the command again")
  }
}
