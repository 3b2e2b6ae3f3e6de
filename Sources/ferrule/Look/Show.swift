import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one thing: its record, its names, where it is, what is due on it.")

  @Argument(
    help:
      "The thing: a name, label, serial, DEVICE:PORT, RACK uN, a job's code, or digits of its id.")
  var ref: [String]

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    let page = try store.read { view in
      try ThingPage.make(
        view, try RecordSubject.any(ref.joined(separator: " "), view), nowMS: nowMS)
    }
    Console.out(options.json ? page.json.pretty : page.text(options.style))
  }
}
