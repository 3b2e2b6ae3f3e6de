import ArgumentParser
import Change
import Paper
import Store
import Sync

struct JoinGrant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant",
    abstract: "Vouch for a laptop: from then on its bundles are taken.",
    discussion: """
      FILE is its request, or any bundle it wrote. Compare the four groups of digits it prints with those the \
      laptop itself shows (join request): a file can be forged, and you say that the laptop is one of yours.
      """)

  @Argument(help: "A request to join, or a bundle of that laptop.")
  var file: String

  @Option(help: "What it may do: technician, lead or central.", transform: Self.role)
  var role: DeviceRole = .technician

  @Option(help: "The name to vouch for; the one it gave itself if left out.")
  var laptop: String?

  @Flag(help: "Vouch for it although another laptop of the site has that name.")
  var sameName = false

  @OptionGroup var options: StoreOptions

  private static func role(_ word: String) throws -> DeviceRole {
    guard let role = DeviceRole(word: word) else {
      throw ValidationError("A laptop may be technician, lead or central.")
    }
    return role
  }

  mutating func validate() throws {
    if let laptop { try LaptopName.check(laptop) }
  }

  func run() throws {
    let store = try options.open()
    let request = try Sync.applicant(file, for: store)
    let (certificate, isNew) = try Sync.grant(
      store, request, role: role, laptop: laptop, sharesName: sameName,
      author: options.author(store))
    if options.json {
      Console.out(
        JSONValue.object([
          ("laptop", .string(certificate.laptop)),
          ("device", .string(certificate.device.description)),
          ("role", .string(certificate.role.word)), ("new", .bool(isNew)),
        ]).pretty)
      return
    }
    let name = SafeLine.text(certificate.laptop)
    let replaced = try Sync.replaced(by: certificate.device, in: store).map {
      "\n  It takes the place of \(name) (\($0.description.prefix(8))), whose word counts no more."
    }.joined()
    Console.out(
      """
      \(isNew ? "VOUCHED" : "KNOWN") \(name), \(certificate.role.word), \
      device \(DeviceDigits.text(certificate.device))\(replaced)
        Its bundles are taken here, and wherever a bundle of this store is merged.
        next: ferrule sync export, and on that laptop ferrule join finish BUNDLE
      """)
  }
}
