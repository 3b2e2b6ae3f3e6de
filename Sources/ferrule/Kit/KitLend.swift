import ArgumentParser
import Paper
import Store

struct KitLend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lend",
    abstract: "A tool goes to somebody: it is BORROWED, and AWAY, until it is back.")

  @Argument(help: "The tool: its label.") var tool: String
  @Option(help: "Who has it now.") var to: String
  @OptionGroup var options: StoreOptions

  func run() throws {
    let to = try RecordText.required(to, "--to")
    let store = try options.open()
    let author = try options.author(store)
    let done = try store.write(author: author) { view, draft in
      try NameText.check(to, "--to", view)
      return try ToolHandling(
        tool, with: to, from: author, isOwnerSaid: false, by: author, view, draft)
    }
    Console.out(options.json ? done.json.pretty : done.text)
  }
}
