import ArgumentParser
import Paper
import Plant
import Store

struct ImageList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List pictures, newest first.",
    discussion: """
      "wanted" in the column size means that the bytes are on another laptop, "LOST" that they were \
      on this one and are gone.
      """)

  @Argument(help: "A face, port, link, part or repair; all if not given.") var ref: [String] = []
  @Option(parsing: .unconditional, help: "How many to list.") var limit = 50
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (1...1_000_000).contains(limit) else {
      throw ValidationError("--limit takes 1 to 1000000.")
    }
  }

  func run() throws {
    let store = try options.open()
    let named = ref.joined(separator: " ")
    let (rows, isMore) = try store.read { view in
      let facts = try facts(named, view)
      var maker = ImageRow.Maker(view, store)
      return (
        try facts.suffix(limit).reversed().compactMap { try maker.row($0) }, facts.count > limit
      )
    }
    if options.json {
      return Console.out(
        JSONValue.object([
          ("images", .array(rows.map(\.json))), ("more", .bool(isMore)),
        ]).pretty)
    }
    guard !rows.isEmpty else {
      return Console.out(
        "No picture\(named.isEmpty ? "" : " of \(SafeLine.text(named))") is known.")
    }
    Console.out(ImageRow.table(rows))
    if isMore { Console.error("older ones are not listed: --limit \(limit * 4)") }
  }

  private func facts(_ named: String, _ view: StoreView) throws -> [Fact] {
    guard !named.isEmpty else { return try view.newestImages(limit: limit + 1) }
    return try ImageSubject.images(named, view)
  }
}
