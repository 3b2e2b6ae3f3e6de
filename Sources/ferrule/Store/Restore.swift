import ArgumentParser
import Change
import Foundation
import Paper
import Store
import Sync

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a store from a backup: a new laptop that has everything.",
    discussion: """
      A backup holds no key, so the store is a new device of the site. What the old laptop wrote \
      stays under its own name. A central store (--central) takes the place of the one it was, and its name.
      """)

  @Argument(help: "The backup.")
  var file: String

  @Argument(help: "The new store's folder.")
  var folder: String

  @Option(
    help: "What people call this laptop; its host name if not given, with --central the old name.")
  var laptop: String?

  @Flag(help: "Make it the site's central store; only from the central store's backup.")
  var central = false

  @Flag(help: "Print one JSON document.")
  var json = false

  mutating func validate() throws {
    if let laptop { try LaptopName.check(laptop) }
    if folder.isEmpty { throw ValidationError("The new store's folder has no name.") }
  }

  func run() throws {
    let (store, card) = try Sync.restore(
      from: file, folder: StoreFolder(folder),
      laptop: laptop ?? (central ? nil : ProcessInfo.processInfo.hostName), staysCentral: central,
      environment: try Surroundings.environment())
    let identity = store.identity
    if json {
      Console.out(
        JSONValue.object([
          ("store", .string(folder)), ("site", .string(identity.siteName)),
          ("laptop", .string(identity.laptop)), ("device", .string(identity.device.description)),
          ("central", .bool(identity.isCentral)), ("backup_of", .string(card.laptop)),
          ("backup_device", .string(card.device.description)),
          ("backup_written", .string(TimeText.iso(card.writtenMS))),
        ]).pretty)
      return
    }
    Console.out(
      """
      Made \(folder): \(identity.isCentral ? "central store" : "laptop") \
      \(SafeLine.text(identity.laptop)) of site \(SafeLine.text(identity.siteName)), \
      device \(identity.device.description.prefix(8)),
        from the backup of \(SafeLine.text(card.laptop)) of \(TimeText.minute(card.writtenMS)).
      """)
    guard !identity.isCentral else { return Console.out(steps(card)) }
    Console.out("  It is a new laptop to all others. next: ferrule join request")
    if card.isCentral {
      Console.error(
        """
        note: this is a laptop, not the central store. If the central store is lost,
              restore its backup with --central.
        """)
    }
  }

  /// What makes it the central store to all others, in the order in which nothing is lost.
  private func steps(_ card: BackupCard) -> String {
    let old = card.device.description.prefix(12)
    return """
        It is a new laptop to all others. next, in this order:
          put the kept authority.key into \(SafeLine.text(folder))
          ferrule join request
          ferrule join grant FILE --role central --same-name
          ferrule sync merge, with a bundle of every laptop: what they brought after
            the backup is not here; then give each a bundle of this one
          only after that, if at all: ferrule sync revoke \(old) --why TEXT
      """
  }
}
