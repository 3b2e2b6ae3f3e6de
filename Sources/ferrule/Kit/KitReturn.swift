import ArgumentParser
import Paper
import Store

struct KitReturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "A tool that was lent or borrowed is back in its place.")

  @Argument(help: "The tool: its label.") var tool: String
  @Option(help: "How it came back, if that is to be said.") var found: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let found = try RecordText.checked(found, "--found")
    let store = try options.open()
    let author = try options.author(store)
    let done = try store.write(author: author) { view, draft in
      try ToolHandling(back: tool, found: found, view, draft)
    }
    Console.out(options.json ? done.json.pretty : done.text)
  }
}
