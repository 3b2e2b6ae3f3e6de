import ArgumentParser
import Crash
import Foundation

/// `scripts/crash`: ends the program by force and lets its disk fail, and reports what was lost.
@main
struct CrashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ferrule-crash",
    abstract: "Kill ferrule, fill and break its disk, cut its power; report what was lost.",
    discussion: "Without a mode all of them are played.")

  @Option(help: "The program to play with.")
  var binary: String

  @Option(help: "A folder to work in.")
  var folder = NSTemporaryDirectory()

  @Flag(help: "Kill at every named point, in every errand that reaches it.")
  var named = false

  @Option(help: "Kill so many times at random.")
  var random: Int?

  @Flag(help: "Let every call that changes a file fail: no space, disk broken, killed before it.")
  var calls = false

  @Option(help: "Only one kind of failing call: \(DiskFault.allCases.map(\.rawValue)).")
  var kind: String?

  @Option(help: "Let calls fail in this errand only: \(Errand.allCases.map(\.rawValue)).")
  var errand: String?

  @Flag(help: "Fill a small disk; takes root.")
  var diskFull = false

  @Flag(help: "Cut the power after calls that change files.")
  var power = false

  @Flag(help: "A few dozen faults of each kind.")
  var quick = false

  @Option(help: "Chooses what is random.")
  var seed: UInt64?

  func run() throws {
    let seed = seed ?? UInt64.random(in: 0..<1_000_000)
    let folder = URL(filePath: folder)
    var harness = Harness(
      binary: URL(filePath: binary), folder: folder, disk: try FaultyDisk(in: folder),
      tell: { FileHandle.standardError.write(Data("\($0)\n".utf8)) })
    let isAll = !named && random == nil && !calls && !diskFull && !power
    var missed: [String] = []
    if isAll || named {
      missed = try harness.killAtPoints(times: quick ? 1 : 12)
    }
    if isAll || random != nil {
      try harness.killAtRandom(random ?? (quick ? 60 : 1_000), seed: seed)
    }
    if isAll || calls {
      let kinds = try kind.map { name in
        guard let kind = DiskFault(rawValue: name) else {
          throw ValidationError("There is no kind \(name).")
        }
        return [kind]
      }
      let only = try errand.map { name in
        guard let errand = Errand(rawValue: name) else {
          throw ValidationError("There is no errand \(name).")
        }
        return errand
      }
      try harness.failCalls(
        kinds ?? DiskFault.allCases, most: quick ? 2 : 150, seed: seed, only: only)
    }
    if isAll || power {
      try harness.cutPower(most: quick ? 40 : 600, mixtures: quick ? 1 : 3, seed: seed)
    }
    if isAll || diskFull {
      try harness.fillDisk(step: quick ? 64 << 10 : 4 << 10, most: quick ? 8 : 120)
    }
    print("seed \(seed)")
    print(harness.tally.report)
    if !missed.isEmpty { print("NOT REACHED by any errand: \(missed.joined(separator: ", "))") }
    if !harness.tally.isClean || !missed.isEmpty { throw ExitCode(1) }
  }
}
