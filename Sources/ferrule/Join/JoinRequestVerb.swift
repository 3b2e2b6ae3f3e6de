import ArgumentParser
import Change
import Paper
import Store
import Sync

struct JoinRequestVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Write a small file that asks to belong to the site.",
    discussion: "A bundle of this laptop asks as well: there is no need for both.")

  @Option(name: .shortAndLong, help: "The file or folder to write to.")
  var output: String?

  @OptionGroup var options: StoreOptions

  func run() throws {
    if let output { try OutputFile.check(output) }
    let store = try options.open()
    let path = try Sync.request(store, to: output)
    let identity = store.identity
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(path)), ("laptop", .string(identity.laptop)),
          ("device", .string(identity.device.description)),
        ]).pretty)
      return
    }
    Console.out(
      """
      Wrote \(SafeLine.text(path)): \(SafeLine.text(identity.laptop)) asks to belong to site \
      \(SafeLine.text(identity.siteName)).
        device \(DeviceDigits.text(identity.device)): compare it with what join grant prints
        next, on the lead's laptop: ferrule join grant \(SafeLine.text(path))
      """)
  }
}
