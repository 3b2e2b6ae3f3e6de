import Foundation
import Testing

/// Somebody pulls the stick, or deletes the folder, in which the terminal stands.
struct GoneFolderTests {
  @Test(arguments: ["sync export -o x.bundle", "join request -o x.join", "backup x.backup"])
  func `a command in a folder that is gone ends and says so`(command: String) throws {
    let floor = try WorkFixture()
    let store = floor.folder.appendingPathComponent("elm.ferrule").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "mkdir gone && cd gone && rmdir ../gone && exec timeout 60 \"$0\" \(command) --store \"$1\"",
      try FerruleBinary.find().path, store,
    ]
    process.currentDirectoryURL = floor.folder
    process.environment = ["HOME": floor.folder.path, "PATH": "/usr/bin:/bin"]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect([66, 73].contains(process.terminationStatus), "\(process.terminationStatus): \(text)")
    #expect(text.contains("next: "), "\(text)")
  }
}
