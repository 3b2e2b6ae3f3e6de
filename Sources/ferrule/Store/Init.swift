import ArgumentParser
import Change
import Foundation
import Paper
import Store
import Sync

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a store: a new site, or another laptop of a known site.")

  @Argument(help: "The store's folder, such as selene.ferrule.")
  var folder: String

  @Option(help: "The site's name, for a new site.")
  var site: String?

  @Option(help: "A bundle of the site, for another laptop.")
  var from: String?

  @Option(help: "What people call this laptop; its host name if not given.")
  var laptop: String?

  @Flag(help: "Make it a central store, of a new site.")
  var central = false

  @Flag(help: "Print one JSON document.")
  var json = false

  mutating func validate() throws {
    guard (site == nil) != (from == nil) else {
      throw ValidationError("Give --site NAME for a new site, or --from BUNDLE for a known one.")
    }
    if folder.isEmpty { throw ValidationError("The store's folder has no name.") }
    for name in [site, laptop].compactMap({ $0 }) {
      try LaptopName.check(name)
    }
    if let site, site.trimmingCharacters(in: .whitespaces).isEmpty || site.utf8.count > 80 {
      throw ValidationError("A site's name is 1 to 80 letters.")
    }
  }

  /// What has to be kept, or done, before others take this laptop's bundles.
  private static func nextSteps(_ identity: StoreIdentity, isNewSite: Bool) -> String {
    let words = identity.authority?.words ?? "-"
    return isNewSite
      ? """
        The site's key is \(words). Its secret half is authority.key in that folder:
          no backup and no bundle has it. Keep a copy where only you can read it.
      """
      : """
        The site's key is \(words): compare it with the central store's.
          next: ferrule join request, and give that file to the lead
      """
  }

  func run() throws {
    let environment = try Surroundings.environment()
    let name = laptop ?? ProcessInfo.processInfo.hostName
    let store: Store
    if let from {
      guard !central else {
        throw CommandError(
          .usage, "usage",
          "A store made from a bundle is a laptop until somebody vouches for it as a central store. "
            + "No store was made.",
          next:
            "ferrule init \(ShellWord.quoted(folder)) --from \(ShellWord.quoted(from)); then, where "
            + "the site's key is: ferrule join grant FILE --role central")
      }
      store = try Sync.join(
        from: from, folder: StoreFolder(folder), laptop: name, environment: environment
      ).0
    } else {
      store = try Store.create(
        StoreFolder(folder), site: nil, siteName: site ?? "", laptop: name, isCentral: central,
        environment: environment)
    }
    let identity = store.identity
    if json {
      Console.out(
        JSONValue.object([
          ("store", .string(folder)), ("site", .string(identity.siteName)),
          ("laptop", .string(identity.laptop)), ("device", .string(identity.device.description)),
          ("central", .bool(identity.isCentral)),
          ("site_key", .optional(identity.authority?.words)),
        ]).pretty)
    } else {
      Console.out(
        """
        Made \(folder): \
        \(identity.isCentral ? "central store" : "laptop \(SafeLine.text(identity.laptop))") of \
        site \(SafeLine.text(identity.siteName)), device \(identity.device.description.prefix(8)).
        """)
      Console.out(Self.nextSteps(identity, isNewSite: from == nil))
    }
  }
}
