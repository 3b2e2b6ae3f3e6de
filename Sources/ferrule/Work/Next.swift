import ArgumentParser
import Guide
import Paper
import Plant
import Store

struct Next: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What to do first, and why.")

  @Option(help: "Only what is to be done in this row of racks.")
  var row: String?

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  /// The tool that cleans worst, and worse than it should, where the next thing is at faces.
  private func poorTool(_ item: DueItem?, _ store: Store) throws -> CleaningRecord? {
    guard item?.isAtFaces == true else { return nil }
    return try store.read { try CleaningMemory.poor($0, store.environment.nowMS()).first }
  }

  func run() throws {
    let store = try options.open()
    let author = try options.author(store)
    let handed =
      row == nil
      ? try store.read { try HandedTo.item($0, author, nowMS: store.environment.nowMS()) } : nil
    let items = Due.ordered(
      try DueWork.items(store, row: row) + [handed].compactMap(\.self), technician: author)
    if options.json {
      let list = items.map(DueWork.json)
      Console.out(JSONValue.object([("items", .array(list))]).pretty)
      return
    }
    let poor = try poorTool(items.first, store)
    if glance.glance {
      return NextGlance.lines(items, technician: author, poor: poor).forEach(Console.out)
    }
    guard let first = items.first else {
      Console.out("Nothing is due\(row.map { " in row \($0)" } ?? "").")
      return
    }
    let reason = Due.reason(first: first, technician: author)
    Console.out(options.style.strong("NEXT 1/\(items.count)  \(DueWork.words(first))"))
    let head = [
      first.port.label, first.port.place?.text ?? "place not known", first.why,
      Due.remembered(first).map { "KNOWN \($0)" },
      poor.map { "PEN \(CleaningMemory.words($0)): leave it, take another" },
      first.ticket.map { "ticket \($0)" }, "FIRST because: \(reason)",
      DueWork.hasFarEnd(first) ? "far \(first.otherPort.label)" : nil,
      "do: \(DueWork.command(first))",
    ]
    for line in head.compactMap({ $0 }) { Columns.wrap(line, indent: " ").forEach(Console.out) }
    let rest = items.dropFirst()
    if !rest.isEmpty { Console.out("THEN") }
    var told = 0
    for (item, count) in Self.alike(rest).prefix(5) {
      let more = count > 1 ? " x\(count)" : ""
      let room = Columns.width - Columns.count(DueWork.words(item) + more) - 3
      let port = Columns.shorten(item.port.label, to: room)
      Console.out("\(told + 2) \(DueWork.words(item)) \(port)\(more)")
      told += count
    }
    if rest.count > told { Console.out("and \(rest.count - told) more") }
  }

  /// Items one after the other of one kind at one place, as of two faces of a joint, are one line.
  private static func alike(_ items: some Sequence<DueItem>) -> [(item: DueItem, count: Int)] {
    items.reduce(into: []) { lines, item in
      if let last = lines.last?.item, last.kind == item.kind, last.port.id == item.port.id {
        lines[lines.count - 1].count += 1
      } else {
        lines.append((item, 1))
      }
    }
  }
}
