import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Work: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work on a link, step by step; every answer is saved before the next question.",
    discussion: """
      REF is a port or a link, such as LG28-01:17. Without --procedure one joint is repaired. A job that is open there is gone on with. \
      Answers may be piped in, one a line; the end of input leaves the repair as it is.
      """)

  @Argument(help: "A port or link; with --resume the code of a job.")
  var ref: [String] = []

  @Option(help: "The procedure to follow; ferrule procedure list names them.")
  var procedure = "repair"

  @Flag(help: "Go on with an open repair, by its code, or the only one of yours.")
  var resume = false

  @Flag(help: "List the open repairs.")
  var list = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard !options.json || list else {
      throw ValidationError("work is a dialogue: --json goes with --list only.")
    }
    guard list || resume || !ref.isEmpty else {
      throw ValidationError("Name a port or link, or add --resume or --list.")
    }
  }

  func run() throws {
    let store = try options.open()
    if list { return try printList(store) }
    let author = try options.author(store)
    let keyboard = Keyboard()
    let name = ref.joined(separator: " ")
    let start =
      resume
      ? try resumed(name, store, author)
      : try RepairStart(
        store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: options.yes
      ).repair(name)
    guard let start else { return }
    start.lines.flatMap { Columns.wrap($0, indent: " ") }.forEach(Console.out)
    var dialogue = RepairDialogue(
      store, author: author, keyboard: keyboard, style: options.style, job: start.job)
    try dialogue.run()
  }

  private func resumed(_ code: String, _ store: Store, _ author: String) throws
    -> RepairStart.Outcome
  {
    let repair = try store.read { view in
      if !code.isEmpty {
        let none = "No open repair is called \(code) here."
        let found = try OpenRepair.named(code, view)
        guard !found.isEmpty else {
          throw JobCode.notFound(
            code, none: none,
            next: "ferrule sync merge FILE from its laptop, or ferrule work PORT to begin anew")
        }
        return try OpenRepair.only(found, none: none, command: "ferrule work --resume")
      }
      let mine = try OpenRepair.all(view).filter { $0.isOf(author) }
      let running = mine.filter { !$0.isResting }
      return try OpenRepair.only(
        running.isEmpty ? mine : running, none: "\(author) has no open repair.",
        command: "ferrule work --resume")
    }
    let line = "going on with \(ShortCode.printed(repair.job.code)), \(repair.port.label)"
    return RepairStart.Outcome(job: repair.fact.id, lines: [line])
  }

  private func printList(_ store: Store) throws {
    let repairs = try store.read(OpenRepair.all)
    if options.json {
      Console.out(JSONValue.object([("jobs", .array(repairs.map(\.json)))]).pretty)
    } else {
      Console.out(repairs.isEmpty ? "No repair is open." : OpenRepair.table(repairs))
    }
  }
}
