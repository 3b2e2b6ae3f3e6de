import ArgumentParser
import Store

struct Dump: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the merged state as sorted text: equal changes, equal bytes.")

  @Flag(help: "The canonical form; the only one so far.")
  var canonical = false

  @OptionGroup var options: StoreOptions

  mutating func validate() throws {
    guard canonical else { throw ValidationError("Say --canonical.") }
    guard !options.json else { throw ValidationError("A dump is text; it has no JSON form.") }
  }

  func run() throws {
    let store = try options.open()
    var buffer = ""
    try store.read { view in
      try CanonicalDump.write(view) { line in
        buffer += line
        if buffer.utf8.count > 1 << 16 {
          Console.sheet(buffer)
          buffer = ""
        }
      }
    }
    Console.sheet(buffer)
  }
}
