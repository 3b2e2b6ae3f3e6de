import ArgumentParser
import Change
import Paper
import Store
import Sync

struct SyncAdopt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Let a change of a laptop that was shut out count all the same.",
    discussion: "Takes the site's key. sync devices --void lists the changes that have no effect.")

  @Argument(help: "The change: its hash, or the first digits of it.")
  var change: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let name = try Sync.adopt(store, change, author: options.author(store))
    if options.json {
      Console.out(
        JSONValue.object([
          ("change", .string(name.hash.description)),
          ("device", .string(name.device.description)), ("seq", .integer(name.seq)),
        ]).pretty)
      return
    }
    Console.out(
      """
      COUNTS change \(name.seq) of \(name.device.description.prefix(8)) \
      (\(name.hash.description.prefix(12)))
      """)
  }
}
