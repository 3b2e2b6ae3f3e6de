import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct TaskClosing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Say that a task was done, or is no longer wanted.")

  @Argument(help: "The task, or the thing it is about if only one task is open there.")
  var ref: String

  @Option(help: "What was found or done.") var found: String?
  @Flag(help: "It is no longer wanted.") var dropped = false
  @OptionGroup var options: StoreOptions

  func run() throws {
    let found = try RecordText.checked(found, "--found")
    let store = try options.open()
    let author = try options.author(store)
    let (row, id) = try store.write(author: author) { view, draft in
      let row = try find(view)
      let close = Plant.TaskClose(
        task: row.task.id, outcome: dropped ? .dropped : .done, found: found)
      return (row, try draft.record(.taskClose(close)))
    }
    if options.json {
      Console.out(
        JSONValue.object([
          ("closed", .string(row.task.id.description)), ("fact", .string(id.description)),
          ("outcome", .string(dropped ? "dropped" : "done")), ("found", .optional(found)),
        ]).pretty)
    } else {
      Console.out(
        SafeLine.text(
          "Task \(FaultRow.shortID(row.task.id)) at \(row.ref) is \(dropped ? "dropped" : "done").")
      )
      if row.task.body.kind == .look, !dropped {
        Console.out("   next: ferrule conflicts show \(ShellWord.quoted(row.ref))")
      }
    }
  }

  private func find(_ view: StoreView) throws -> TaskRow {
    let open = try TaskRow.open(view)
    let folded = NameFolding.fold(ref)
    let named = open.filter { row in
      let id = row.task.id.description
      return folded.utf8.count >= 6 && (id.hasSuffix(folded) || id.hasPrefix(folded))
    }
    let meant = try named.isEmpty ? about(open, view) : named
    guard let only = meant.first else {
      throw StoreError(
        .noSuchThing, "No task is open at \(ref).", next: "ferrule task list")
    }
    guard meant.count == 1 else {
      let list = meant.map { row in
        "\(FaultRow.shortID(row.task.id)) (\(SafeLine.text(row.task.body.text.prefix(40).description)))"
      }
      throw StoreError(
        .ambiguous, "\(meant.count) tasks are open at \(ref): \(list.joined(separator: ", ")).",
        next: "ferrule task close \(FaultRow.shortID(only.task.id)), or the digits of another")
    }
    return only
  }

  private func about(_ open: [TaskRow], _ view: StoreView) throws -> [TaskRow] {
    let things = Set(try view.things(named: ref).map(\.id))
    return open.filter { things.contains($0.task.body.subject.id) }
  }
}
