import ArgumentParser
import Change
import Foundation
import Paper
import Store
import Sync

struct SyncRevoke: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Shut a laptop out: it was lost, stolen or misused.",
    discussion: """
      Its bundles are refused from then on. What it wrote and is here counts, or only what it wrote up to \
      --until; everything else it wrote stays in the log and has no effect. Takes the site's key.
      """)

  @Argument(help: "The laptop, by name or by the first digits of its device id.")
  var laptop: String

  @Option(help: "Why; everybody will read it.")
  var why: String

  @Option(help: "Only what it wrote up to then counts: 2026-11-25T03:10Z, by its own clock.")
  var until: String?

  @OptionGroup var options: StoreOptions

  mutating func validate() throws {
    if why.trimmingCharacters(in: .whitespaces).isEmpty {
      throw ValidationError("--why needs a reason.")
    }
    if let until, (try? TimeText.parse(until)) == nil {
      throw ValidationError("--until takes a time such as 2026-11-25T03:10Z.")
    }
  }

  func run() throws {
    let store = try options.open()
    let device = try Sync.device(laptop, in: store)
    let report = try Sync.revoke(
      store, device, untilMS: try until.map { try TimeText.parse($0) }, why: why,
      author: options.author(store))
    let void = try store.read { try $0.voidChanges() }.filter { $0.device == device }
    if options.json {
      Console.out(
        JSONValue.object([
          ("device", .string(device.description)), ("why", .string(report.revocation.why)),
          ("new", .bool(report.isNew)),
          ("tips", .array(report.revocation.tips.map { .string($0.description) })),
          ("without_effect", .array(void.map { .string($0.hash.description) })),
          ("undated", .array(report.undated.map { .string($0.hash.description) })),
          ("not_named", .integer(report.notNamed)),
          ("given_up", .array(report.givenUp.map { .string($0.hash.description) })),
        ]).pretty)
      return
    }
    guard report.isNew else {
      return Console.out(
        """
        ALREADY SHUT OUT \(SafeLine.text(laptop)) (\(device.description.prefix(8))): \
        \(SafeLine.text(report.revocation.why))
          Nothing was written. To let less of it count, say --until TIME.
        """)
    }
    Console.out(
      """
      SHUT OUT \(SafeLine.text(laptop)) (\(device.description.prefix(8))): \
      \(SafeLine.text(report.revocation.why))
        \(CountText.of(void.count, "change")) of it here \(void.count == 1 ? "has" : "have") no effect; \
      what else it wrote and is here counts.\(Self.givenUp(report.givenUp))\(Self.undated(report.undated))\(Self.notNamed(report.notNamed))
        Others refuse it once they have merged a bundle of this store.
        next: ferrule sync export
      """)
  }

  /// What of it waited and is gone.
  private static func givenUp(_ changes: [ChangeName]) -> String {
    guard !changes.isEmpty else { return "" }
    let what = changes.count == 1 ? "change of it that waits is" : "changes of it that wait are"
    return
      "\n  \(changes.count) more \(what) dropped: nobody built on \(changes.count == 1 ? "it" : "them")."
  }

  /// What it wrote in time and is not named.
  private static func notNamed(_ count: Int64) -> String {
    guard count > 0 else { return "" }
    return """

        TOO MANY LINES: a revocation names \(Revocation.mostTips) of them, the longest. \(CountText.of(Int(count), "change")) \
      of it by then \(count == 1 ? "has" : "have") no effect all the same.
        next: ferrule sync devices --void, then ferrule sync adopt CHANGE for what is honest
      """
  }

  /// What the bytes do not date, and what becomes of it.
  private static func undated(_ changes: [ChangeName]) -> String {
    guard !changes.isEmpty else { return "" }
    let numbers = changes.prefix(6).map { String($0.seq) }.joined(separator: ", ")
    let all = changes.count > 6 ? "\(numbers) and \(changes.count - 6) more" : numbers
    return """

        NO DATE OF THEIR OWN: change \(all) of it, edits of records after a clock that was ahead.
        They have no effect, for nothing says that they are older.
        next: ferrule sync devices --void, then ferrule sync adopt CHANGE for what is honest
      """
  }
}
