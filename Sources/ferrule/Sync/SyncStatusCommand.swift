import ArgumentParser
import Change
import Paper
import Store
import Sync

struct SyncStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What is home, what waits here, and when each other laptop was last heard.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let store = try options.open()
    let status = try Sync.status(store)
    Console.out(options.json ? StatusOutput.json(status).pretty : StatusOutput.text(status))
  }
}

struct SyncWants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wants", abstract: "The changes that held ones name and that are not here.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let wants = try Sync.status(try options.open()).wants
    if options.json {
      Console.out(JSONValue.object([("wants", .array(wants.map { .string("\($0)") }))]).pretty)
    } else {
      Console.out(
        wants.isEmpty ? "Nothing is wanted." : wants.map(\.description).joined(separator: "\n"))
    }
  }
}

struct SyncDevices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices", abstract: "Every device whose changes are here.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    let devices = try Sync.status(try options.open()).devices
    if options.json {
      Console.out(JSONValue.object([("devices", .array(devices.map(StatusOutput.json)))]).pretty)
      return
    }
    var table = Table(["device", "laptop", "changes", ""])
    for device in devices {
      table.add([
        String(device.device.description.prefix(12)), device.laptop, String(device.lastSeq),
        device.isForked ? "COPIED OR SET BACK" : device.isOwn ? "this laptop" : nil,
      ])
    }
    Console.out(table.text())
  }
}
