import ArgumentParser
import Foundation
import Guide
import Paper
import Plant
import Store
import Sync

struct HandoverVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "One page for the next shift, a glance of it first.",
    discussion: """
      What is loose, what soaks, what was bad twice, what is still open and what was done. Without \
      --since the shift began twelve hours ago. With --to each loose end is first closed, passed on by \
      name or left open; --yes only prints. Who takes over says --accept. What nobody accepts stays loose.
      """)

  @Option(help: "Only what is in this row of racks.")
  var row: String?

  @Option(help: "When the shift began: 2026-11-22T18:00:00Z, or 8h.")
  var since: String?

  @Option(help: "Who takes over: go through what is loose and pass it on.")
  var to: String?

  @Flag(help: "Say by name what of it you take over; with --yes all.")
  var accept = false

  @Option(name: .shortAndLong, help: "Write it to this file.")
  var output: String?

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func validate() throws {
    if accept, to != nil || row != nil || since != nil || output != nil || glance.glance {
      throw ValidationError("--accept goes alone: it is about all that was passed on to you.")
    }
    if let to, to.allSatisfy(\.isWhitespace) { throw ValidationError("--to names nobody.") }
    if let to, to.utf8.count > 80 || to.contains(where: \.isNewline) {
      throw ValidationError("--to is a name of at most 80 letters.")
    }
  }

  func run() throws {
    let to = try RecordText.checked(to, "--to")
    let store = try options.open()
    try store.read { try NameText.check(to, "--to", $0) }
    let author = try options.author(store)
    if accept { return try takeOver(store, author) }
    let nowMS = store.environment.nowMS()
    let sinceMS = try SinceText.parse(since ?? "12h", nowMS: nowMS)
    if let to, !options.yes, !options.json, !glance.glance {
      try HandoverPassing(HandoverDesk(store, author: author), to: to, row: row).run()
    }
    let sheet = try HandoverSheet(
      store: store, from: author, to: to, row: row, sinceMS: sinceMS, nowMS: nowMS
    ).handover()
    if glance.glance, output == nil, !options.json {
      return HandoverScreen.lines(sheet).map(SafeLine.text).forEach(Console.out)
    }
    let zone = FloorClock.here(nowMS).zone
    let text =
      options.json
      ? Paper.HandoverJSON.value(sheet, zone: zone, command: LooseCommand.text).pretty
      : Paper.HandoverText.text(sheet, zone: zone, command: LooseCommand.text)
    guard let output else { return Console.sheet(text) }
    guard try OutputFile.write(Array(text.utf8), to: output) else { return }
    if options.json {
      let path = URL(fileURLWithPath: output).standardizedFileURL.path
      Console.out(JSONValue.object([("file", .string(path))]).pretty)
    } else {
      HandoverScreen.lines(sheet).map(SafeLine.text).forEach(Console.out)
      Console.out("Wrote \(output).")
    }
  }

  private func takeOver(_ store: Store, _ author: String) throws {
    let accepting = HandoverAccepting(HandoverDesk(store, author: author))
    guard options.json || options.yes else { return try accepting.run() }
    let handed = options.yes ? try accepting.acceptAll() : try accepting.handed()
    guard options.json else {
      guard !handed.isEmpty else {
        return Console.out(SafeLine.text("Nothing is handed to \(author)."))
      }
      for one in handed {
        Console.out(SafeLine.text("ACCEPTED \(one.place.ref): \(one.place.words)"))
      }
      return
    }
    let list = handed.map { one -> JSONValue in
      let passing = one.passings.last
      return .object([
        ("ref", .string(one.place.ref)), ("place", .optional(one.place.place?.text)),
        ("from", .optional(passing?.task.technician)),
        ("at", .optional(passing.map { TimeText.iso($0.task.atMS) })),
        ("note", .optional(passing?.note)),
        ("loose", .array(one.place.ends.map { .string($0.kind.rawValue) })),
        ("next", .optional(one.place.next.first.map(LooseCommand.text))),
      ])
    }
    Console.out(
      JSONValue.object([("handed", .array(list)), ("accepted", .bool(options.yes))]).pretty)
  }
}
