import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Work: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work on a link, step by step; every answer is saved before the next question.",
    discussion: """
      REF is a port, a link or a position on a panel, such as LG28-01:17 or P07A:22. Without --procedure the one \
      joint there is repaired. A row of racks with a \
      procedure that opens nothing, such as acceptance, is listed link by link. A job that is open there is \
      gone on with. A ticket leads to the port of its open fault. Without a REF a terminal asks for it: scan it, or type it. A code that is not known here \
      is that of a job begun on another laptop: it is gone on with from what you remember. \
      Answers may be piped in, one a line; the end of input leaves the repair as it is.
      """)

  @Argument(help: "A port, link or position on a panel, the code of a job, or a ticket.")
  var ref: [String] = []

  @Option(help: "The procedure of a new job; ferrule procedure list names them.")
  var procedure: String?

  @Flag(help: "Go on with an open repair, by its code, or the only one of yours.")
  var resume = false

  @Flag(help: "List the open repairs.")
  var list = false

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard !options.json || list || procedure != nil else {
      throw ValidationError("work is a dialogue: --json goes with --list, or with a row.")
    }
    guard list || resume || !ref.isEmpty || Console.isAsked else {
      throw ValidationError("Name a port or link, or add --resume or --list.")
    }
  }

  func run() throws {
    let store = try options.open()
    if list { return try printList(store) }
    let keyboard = Keyboard()
    let author = try options.author(store, keyboard)
    let name = ref.joined(separator: " ")
    if !resume, !name.isEmpty,
      let row = try RowAcceptance(store: store, procedure: procedure, author: author).row(name)
    {
      return try row.print(options)
    }
    guard !options.json else {
      throw ValidationError("work is a dialogue: --json goes with --list, or with a row.")
    }
    let start = WorkStart(
      store: store, author: author, keyboard: keyboard, procedure: procedure, isSure: options.yes)
    guard let begun = try start.repair(name, isCode: resume) else {
      return Console.out("nothing was begun")
    }
    var dialogue = RepairDialogue(
      store, author: author, keyboard: keyboard, style: options.style, job: begun.job)
    dialogue.opening = begun.lines
    try dialogue.run()
  }

  private func printList(_ store: Store) throws {
    let repairs = try store.read { try OpenRepair.all($0) }
    if options.json {
      Console.out(JSONValue.object([("jobs", .array(repairs.map(\.json)))]).pretty)
    } else {
      Console.out(repairs.isEmpty ? "No repair is open." : OpenRepair.table(repairs))
    }
  }
}
