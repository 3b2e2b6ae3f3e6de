import ArgumentParser
import Paper
import Store

struct KitBorrow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "borrow",
    abstract: "You take a tool from somebody, or from its place: it is BORROWED until it is back.")

  @Argument(help: "The tool: its label.") var tool: String
  @Option(help: "From whom, or from where, such as \"the cart of row R02\".") var from: String
  @OptionGroup var options: StoreOptions

  func run() throws {
    let from = try RecordText.required(from, "--from")
    let store = try options.open()
    let author = try options.author(store)
    let done = try store.write(author: author) { view, draft in
      try ToolHandling(tool, with: author, from: from, by: author, view, draft)
    }
    Console.out(options.json ? done.json.pretty : done.text)
  }
}
