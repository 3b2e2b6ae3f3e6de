import ArgumentParser
import Paper
import Store
import Sync

struct SyncExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a signed bundle: everything, or what another laptop lacks.")

  @Option(name: .customLong("for"), help: "The laptop it is for, by name; then only what it lacks.")
  var peer: String?

  @Flag(help: "Seal it: only the laptop it is for can open it.")
  var sealed = false

  @Flag(help: "Do not seal it, though the site's rule seal-bundles says so.")
  var plain = false

  @Flag(
    help: "A snapshot instead: the whole store, for a laptop that has none (init --from).")
  var snapshot = false

  @Option(
    help: """
      Which pictures go along: all, failed (of looks that found dirt or damage) or none. Without it those \
      the laptop lacks; of a bundle for anyone those that are not known to be home.
      """,
    transform: Self.choice)
  var images: ImageChoice?

  @Option(
    help: "How large pictures may make the file: 500MB, 2GB. The rest waits for the next bundle.",
    transform: SizeText.bytes)
  var limit: Int64?

  @Option(name: .shortAndLong, help: "The file or folder to write to.")
  var output: String?

  @OptionGroup var options: StoreOptions

  mutating func validate() throws {
    if sealed && plain { throw ValidationError("--sealed and --plain exclude each other.") }
    if sealed && peer == nil {
      throw ValidationError("--sealed needs --for LAPTOP: only that laptop can open the bundle.")
    }
    if snapshot {
      guard peer == nil, !sealed, limit == nil else {
        throw ValidationError(
          "--snapshot is for a laptop that has no store: it goes with --images all or none, --plain "
            + "and -o only.")
      }
      guard images != .failed else {
        throw ValidationError("A snapshot has all pictures or none: --images all or none.")
      }
    }
  }

  private static func choice(_ word: String) throws -> ImageChoice {
    guard let choice = ImageChoice(rawValue: word) else {
      throw ValidationError("--images takes all, failed or none.")
    }
    return choice
  }

  private var wish: ExportWish {
    ExportWish(
      sealing: sealed ? .sealed : plain ? .plain : .asRuled, images: images, limitBytes: limit)
  }

  /// What a person reads of signatures that did not fit.
  private static func signatures(_ report: ExportReport) -> [String] {
    var lines: [String] = []
    if report.statementsLeft > 0 {
      lines.append(
        "  \(CountText.of(report.statementsLeft, "word")) of leads about laptops did not fit. "
          + "next: ferrule sync devices")
    }
    if report.headsLeft > 0 {
      lines.append(
        "  \(CountText.of(report.headsLeft, "signature")) of laptops did not fit: what they stand for is "
          + "left out where it is merged. next: ferrule sync devices")
    }
    return lines
  }

  /// What a person reads of the pictures in it.
  private static func pictures(_ report: ExportReport) -> [String] {
    var lines: [String] = []
    if report.images > 0 {
      lines.append(
        "  \(CountText.of(report.images, "picture")) in it, \(SizeText.text(report.imageBytes)).")
    }
    if report.imagesLeft > 0 {
      lines.append(
        "  \(CountText.of(report.imagesLeft, "picture")) did not fit, or not whole: "
          + "they wait for the next bundle.")
    }
    if report.imagesDamaged > 0 {
      lines.append(
        "  \(CountText.of(report.imagesDamaged, "picture")) left out: damaged here. "
          + "next: ferrule image verify")
    }
    return lines
  }

  private func writeSnapshot(_ store: Store) throws {
    let rule = try store.read { try $0.bundledImages() }.flatMap(ImageChoice.init)
    let report = try Sync.exportSnapshot(
      store, to: output, hasImages: (images ?? rule ?? .all) == .all, isPlain: plain)
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(report.path)), ("counter", .integer(report.counter)),
          ("changes", .integer(report.changes)), ("bytes", .integer(report.bytes)),
          ("snapshot", .bool(true)), ("has_images", .bool(report.hasImages)),
        ]).pretty)
    } else {
      Console.out(
        """
        Wrote \(report.path): a snapshot, \(CountText.of(report.changes, "change")),
          \(report.hasImages ? "with" : "without") pictures, \(SizeText.text(report.bytes)), signed.
          next, on the new laptop: ferrule init NEWDIR --from it
        """)
    }
    if !report.isWitnessed {
      Console.error("note: no witness was kept: set XDG_STATE_HOME or HOME to a place with room.")
    }
  }

  func run() throws {
    if let output { try OutputFile.check(output) }
    let store = try options.open()
    if snapshot { return try writeSnapshot(store) }
    let device = try peer.map { try Sync.recipient($0, in: store) }
    let report = try Sync.export(
      store, to: output, for: device, wish, progress: SyncProgressLine.show)
    SyncProgressLine.done()
    if options.json {
      Console.out(
        JSONValue.object([
          ("file", .string(report.path)), ("counter", .integer(report.counter)),
          ("changes", .integer(report.changes)), ("bytes", .integer(report.bytes)),
          ("complete", .bool(report.isComplete)), ("sealed", .bool(report.isSealed)),
          ("statements_left", .integer(Int64(report.statementsLeft))),
          ("heads_left", .integer(Int64(report.headsLeft))),
          (
            "images",
            .object([
              ("written", .integer(Int64(report.images))), ("bytes", .integer(report.imageBytes)),
              ("left", .integer(Int64(report.imagesLeft))),
              ("damaged", .integer(Int64(report.imagesDamaged))),
            ])
          ),
        ]).pretty)
    } else {
      let what = report.isComplete ? "everything" : "what \(peer ?? "it") lacks"
      Console.out(
        "Wrote \(report.path): \(what), \(CountText.of(report.changes, "change")), "
          + "\(report.bytes) bytes, signed.")
      for line in Self.signatures(report) + Self.pictures(report) { Console.out(line) }
      if report.isSealed, let peer {
        Console.out("  Sealed: only \(SafeLine.text(peer)) can open it.")
      }
    }
    if !report.isWitnessed {
      Console.error("note: no witness was kept: set XDG_STATE_HOME or HOME to a place with room.")
    }
  }
}
