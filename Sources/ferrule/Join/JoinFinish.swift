import ArgumentParser
import Change
import Paper
import Store
import Sync

struct JoinFinish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish",
    abstract: "Take in the bundle that says this laptop belongs to the site.")

  @Argument(help: "A bundle of the store that vouched, or of one that merged it.")
  var file: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let isPinned = store.identity.authority != nil
    let report = try Sync.merge(store, path: file, pinsSiteKey: true)
    let identity = store.identity
    if !isPinned, let key = identity.authority {
      Console.error(
        "note: this laptop believes from now on in the site's key \(key.words). If the central store's is "
          + "another one, make a new store: ferrule init NEWDIR --from BUNDLE")
    }
    guard let role = try Sync.membership(store) else {
      throw CommandError(
        .notTrusted, "not-vouched",
        "\(file) was taken in, and nobody in it vouches for \(identity.laptop) "
          + "(\(identity.device.description.prefix(8))).",
        next: "ferrule join request, and give that file to the lead")
    }
    if options.json {
      Console.out(
        JSONValue.object([
          ("laptop", .string(identity.laptop)),
          ("device", .string(identity.device.description)), ("role", .string(role.word)),
          ("merge", MergeOutput.json(file, report)),
        ]).pretty)
      return
    }
    Console.out(MergeOutput.text(file, report))
    Console.out(
      """
      JOINED  \(SafeLine.text(identity.laptop)) belongs to site \
      \(SafeLine.text(identity.siteName)) as \(role.word)
      """)
  }
}
