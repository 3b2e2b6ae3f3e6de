import ArgumentParser
import Change
import Paper
import Store
import Sync

struct SyncShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What is in a bundle; needs no store.")

  @Argument(help: "The bundle.")
  var file: String

  @OptionGroup var options: StoreOptions

  func run() throws {
    var store: Store?
    if let device = try Sync.recipient(ofSealed: file) {
      // A sealed bundle is shown by the store it is for; others see whom it is for.
      store = try? options.open()
      guard let store, store.identity.device == device else { return showSealed(device, store) }
    }
    let info = try Sync.show(path: file, in: store)
    if options.json {
      Console.out(document(info).pretty)
    } else {
      let from = info.manifest
      var lines = [
        info.sealedFor == nil ? info.heading : "\(info.heading), sealed for this laptop",
        "site \(from.siteName)",
        "from \(from.laptop) (\(from.exporter.description.prefix(8))), bundle \(from.counter), \(TimeText.minute(from.writtenMS))",
        info.snapshotBytes == 0
          ? "\(CountText.of(info.changes, "change")) in \(CountText.of(info.sections, "section"))"
          : "a SNAPSHOT, \(SizeText.text(info.snapshotBytes)): for a new laptop, "
            + "ferrule init NEWDIR --from it",
      ]
      lines += info.devices.map {
        "  \($0.device.description.prefix(12))  \(CountText.of($0.changes, "change")), \($0.firstSeq) to \($0.lastSeq)"
      }
      lines += (info.snapshotBytes == 0 ? images(info.images) : []) + trust(info)
      lines.append(
        info.damage.map { "DAMAGED: \($0.message)" }
          ?? "every hash is right, and \(from.laptop) signed it")
      Console.out(lines.joined(separator: "\n"))
    }
    if info.damage != nil { throw ExitCode(ExitKind.badInput.rawValue) }
  }

  private func images(_ images: BundleInfo.Images) -> [String] {
    guard images.whole + images.cut + images.wrong > 0 else { return ["no pictures"] }
    let whole = images.whole > 0 ? CountText.of(images.whole, "picture") : "no whole picture"
    let (rests, others) = (images.rests, images.cut - images.rests)
    return ["\(whole), \(SizeText.text(images.bytes)) of pictures in all"]
      + (rests > 0
        ? [
          "  the rest of \(CountText.of(rests, "picture")): what comes before is in another bundle"
        ]
        : [])
      + (others > 0 ? ["  \(others) in part: the rest is in another bundle"] : [])
      + (images.wrong > 0 ? ["  \(images.wrong) NOT what their hash says: nobody takes them"] : [])
  }

  private func showSealed(_ device: DeviceID, _ store: Store?) {
    let laptop = store.flatMap { try? Sync.laptop(device, in: $0) }
    if options.json {
      return Console.out(
        JSONValue.object([
          ("format", .integer(1)), ("sealed_for", Self.sealedFor(device, laptop)),
          ("opened", .bool(false)),
        ]).pretty)
    }
    Console.out(
      """
      ferrule sealed 1
      sealed for \(SafeLine.text(laptop ?? "the laptop")) (\(device.description.prefix(8))): \
      only that laptop can open it
        next, on that laptop: ferrule sync show \(SafeLine.text(file))
      """)
  }

  private static func sealedFor(_ device: DeviceID, _ laptop: String?) -> JSONValue {
    .object([
      ("device", .string(device.description)), ("laptop", .optional(laptop)),
    ])
  }

  /// What it says of devices; whether that is to be believed a store has to say.
  private func trust(_ info: BundleInfo) -> [String] {
    let key = info.manifest.authority.map { "site key \($0.words)" } ?? "no site key"
    return [
      "\(key), \(CountText.of(info.statements.count, "statement")) about laptops, "
        + "\(CountText.of(info.heads.count, "signed head"))"
    ]
      + info.statements.map { statement in
        switch statement.content {
        case .certificate(let certificate):
          "  \(SafeLine.text(certificate.laptop)) (\(certificate.device.description.prefix(8))): \(certificate.role.word)"
        case .revocation(let revocation):
          "  \(revocation.device.description.prefix(8)): shut out: \(SafeLine.text(revocation.why))"
        case .adoption(let adoption):
          "  change \(adoption.change.description.prefix(12)): counts all the same"
        }
      }
  }

  private func document(_ info: BundleInfo) -> JSONValue {
    .object([
      ("format", .integer(1)),
      ("sealed_for", info.sealedFor.map { Self.sealedFor($0, nil) } ?? .null),
      ("opened", .bool(true)),
      ("signed", .bool(info.damage == nil)),
      ("site_key", .optional(info.manifest.authority?.words)),
      ("statements", .integer(Int64(info.statements.count))),
      ("heads", .integer(Int64(info.heads.count))), ("site", .string(info.manifest.siteName)),
      ("laptop", .string(info.manifest.laptop)),
      ("device", .string(info.manifest.exporter.description)),
      ("counter", .integer(info.manifest.counter)),
      ("written", .string(TimeText.iso(info.manifest.writtenMS))),
      ("changes", .integer(info.changes)),
      ("snapshot_bytes", info.snapshotBytes == 0 ? .null : .integer(info.snapshotBytes)),
      ("damage", .optional(info.damage?.message)),
      (
        "images",
        .object([
          ("whole", .integer(Int64(info.images.whole))), ("cut", .integer(Int64(info.images.cut))),
          ("wrong", .integer(Int64(info.images.wrong))), ("bytes", .integer(info.images.bytes)),
        ])
      ),
      (
        "devices",
        .array(
          info.devices.map {
            .object([
              ("device", .string($0.device.description)), ("changes", .integer($0.changes)),
              ("first_seq", .integer($0.firstSeq)), ("last_seq", .integer($0.lastSeq)),
            ])
          })
      ),
    ])
  }
}
