import ArgumentParser
import Change
import Guide
import Paper
import Plant
import Store
import Sync

struct SyncStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What is home, what waits here, and when each other laptop was last heard.",
    discussion: """
      The first word is SAFE if everything here is proved to be at the central store, so that this laptop \
      may be wiped. Only a bundle of the central store proves it: a stick that was written proves nothing.
      """)

  @OptionGroup var glance: GlanceOption
  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let status = try Sync.status(store)
    let receipt = try Sync.receipt(store)
    if options.json {
      Console.out(StatusOutput.json(status, receipt).pretty)
    } else if glance.glance {
      let clock = FloorClock.here(store.environment.nowMS())
      StatusGlance.lines(status, receipt, clock).forEach(Console.out)
    } else {
      Console.out(StatusOutput.text(status, receipt))
    }
  }
}

struct SyncWants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wants",
    abstract: "What is wanted here: changes that held ones name, and pictures.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let wants = try Sync.status(store).wants
    let images = try store.missingImages()
    guard !options.json else {
      return Console.out(
        JSONValue.object([
          ("wants", .array(wants.map { .string("\($0)") })),
          (
            "images",
            .array(
              images.map {
                .object([
                  ("sha256", .string(Hexadecimal.text($0.sha256))),
                  ("bytes", .integer($0.byteCount)),
                  ("name", .optional($0.name)), ("technician", .string($0.technician)),
                ])
              })
          ),
        ]).pretty)
    }
    let lines =
      wants.map { "change   \($0)" }
      + images.map { image in
        SafeLine.text(
          "picture  \(Hexadecimal.text(image.sha256.prefix(4)))  "
            + "\(SizeText.text(image.byteCount)), added by \(image.technician)"
            + (image.name.map { ", \($0)" } ?? ""))
      }
    guard lines.isEmpty else { return Console.out(lines.joined(separator: "\n")) }
    Console.out(
      try Sync.lacked(store).isEmpty
        ? "Nothing is wanted."
        : "No change here waits for another.\n  known of and not here: ferrule sync status")
  }
}

struct SyncDevices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "Every laptop of the site: what it wrote, what it may do, and who was shut out.")

  @Flag(help: "List the changes that have no effect, because their laptop was shut out.")
  var void = false

  @OptionGroup var options: StoreOptions

  func run() throws {
    let status = try Sync.status(try options.open())
    guard !void else { return listVoid(status) }
    let devices = status.devices
    if options.json {
      Console.out(JSONValue.object([("devices", .array(devices.map(StatusOutput.json)))]).pretty)
      return
    }
    var table = Table(["device", "laptop", "may", "changes", ""], rightAligned: [3])
    // A copied laptop has a line of changes for each copy that wrote: thousands, if somebody means to.
    for (_, lines) in Dictionary(grouping: devices, by: \.device).sorted(by: { $0.key < $1.key }) {
      guard let device = lines.max(by: { $0.lastSeq < $1.lastSeq }) else { continue }
      table.add([
        String(device.device.description.prefix(12)), device.laptop, device.role?.word,
        String(device.lastSeq), Self.remark(device, lines: lines.count),
      ])
    }
    Console.out(table.text())
  }

  private static func remark(_ device: SyncStatus.Device, lines: Int) -> String? {
    if let why = device.shutOut { return "SHUT OUT: \(why)" }
    if device.isReplaced { return "REPLACED" }
    if device.isForked {
      return "COPIED OR SET BACK" + (lines == 1 ? "" : ", \(lines) copies wrote")
    }
    return device.isOwn ? "this laptop" : nil
  }

  private func listVoid(_ status: SyncStatus) {
    if options.json {
      Console.out(
        JSONValue.object([
          (
            "without_effect",
            .array(
              status.void.map {
                .object([
                  ("change", .string($0.hash.description)),
                  ("device", .string($0.device.description)), ("seq", .integer($0.seq)),
                ])
              })
          )
        ]).pretty)
      return
    }
    guard !status.void.isEmpty else { return Console.out("Every change here counts.") }
    var table = Table(["change", "device", "number"], rightAligned: [2])
    for name in status.void {
      table.add([
        String(name.hash.description.prefix(16)), String(name.device.description.prefix(12)),
        String(name.seq),
      ])
    }
    Console.out(table.text())
  }
}
