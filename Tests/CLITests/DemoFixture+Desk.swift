import Foundation

extension DemoFixture {
  /// A terminal with a command at it, at ten past ten in the evening of the hall's first day.
  func desk(_ arguments: [String]) throws -> Desk {
    let process = Process()
    process.executableURL = try FerruleBinary.find()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "TZ": "UTC", "FERRULE_TECHNICIAN": "Raj", "FERRULE_NOW": "2026-11-21T22:10:00Z",
      "FERRULE_STORE": "hall.ferrule", "HOME": folder.path,
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
    ]
    return try Desk(process)
  }
}
