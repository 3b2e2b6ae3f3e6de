import ArgumentParser
import Paper
import Plant
import Store

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What was recorded lately, oldest first.")

  @Option(help: "Only since then: 2026-11-22T22:00:00Z, or 8h, 2d.")
  var since: String?

  @Option(help: "Only by this technician.")
  var by: String?

  @Option(parsing: .unconditional, help: "At most this many, the newest.")
  var limit = 100

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (1...100_000).contains(limit) else {
      throw ValidationError("--limit takes 1 to 100000.")
    }
  }

  func run() throws {
    let store = try options.open()
    let sinceMS = try since.map { try SinceText.parse($0, nowMS: store.environment.nowMS()) }
    let lines = try store.read { view in
      try view.log(sinceMS: sinceMS, technician: by, limit: limit)
        .map { try FactLine.make(view, $0) }
    }
    if options.json {
      Console.out(JSONValue.object([("facts", .array(lines.map(\.json)))]).pretty)
    } else if lines.isEmpty {
      Console.out("Nothing was recorded.")
    } else {
      Console.out(FactLine.table(lines, nowMS: store.environment.nowMS()))
    }
  }
}

/// A time, or how long ago.
enum SinceText {
  static func parse(_ text: String, nowMS: Int64) throws -> Int64 {
    let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000]
    if let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (0...100_000).contains(count)
    {
      return nowMS - count * unit
    }
    do {
      return try TimeText.parse(text)
    } catch {
      throw CommandError(
        .usage, "bad-time", "\(text) is no time.",
        next: "--since 2026-11-22T22:00:00Z, or --since 8h")
    }
  }
}
