import ArgumentParser
import Foundation
import Guide
import Paper
import Store
import Sync

struct HandoverVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "One page for the next shift, a glance of it first.",
    discussion: """
      What is loose, what soaks, what was bad twice, what is still open and what was done. Without \
      --since the shift began twelve hours ago.
      """)

  @Option(help: "Only what is in this row of racks.")
  var row: String?

  @Option(help: "When the shift began: 2026-11-22T18:00:00Z, or 8h.")
  var since: String?

  @Option(help: "Who takes over.")
  var to: String?

  @Option(name: .shortAndLong, help: "Write it to this file.")
  var output: String?

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func validate() throws {
    if let to, to.allSatisfy(\.isWhitespace) { throw ValidationError("--to names nobody.") }
    if let to, to.utf8.count > 80 || to.contains(where: \.isNewline) {
      throw ValidationError("--to is a name of at most 80 letters.")
    }
  }

  func run() throws {
    let store = try options.open()
    let nowMS = store.environment.nowMS()
    let sinceMS = try SinceText.parse(since ?? "12h", nowMS: nowMS)
    let sheet = try HandoverSheet(
      store: store, from: try options.author(store), to: to, row: row, sinceMS: sinceMS,
      nowMS: nowMS
    ).handover()
    if glance.glance, output == nil, !options.json {
      return HandoverScreen.lines(sheet).map(SafeLine.text).forEach(Console.out)
    }
    let zone = FloorClock.here(nowMS).zone
    let text =
      options.json
      ? Paper.HandoverJSON.value(sheet, zone: zone, command: LooseCommand.text).pretty
      : Paper.HandoverText.text(sheet, zone: zone, command: LooseCommand.text)
    guard let output else { return Console.raw(text) }
    guard try OutputFile.write(Array(text.utf8), to: output) else { return }
    if options.json {
      let path = URL(fileURLWithPath: output).standardizedFileURL.path
      Console.out(JSONValue.object([("file", .string(path))]).pretty)
    } else {
      HandoverScreen.lines(sheet).map(SafeLine.text).forEach(Console.out)
      Console.out("Wrote \(output).")
    }
  }
}
