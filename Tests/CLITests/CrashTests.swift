import Crash
import Foundation
import TestSupport
import Testing

/// A small part of what `scripts/crash` does, on the program built beside the tests.
///
/// A failure prints the fault and the seed that played it; `scripts/crash --seed` plays it again.
@Suite(.serialized) struct CrashTests {
  private let seed = UInt64.random(in: 0..<1_000_000)

  private func harness() throws -> Harness {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ferrule-crash-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return Harness(
      binary: try FerruleBinary.find(), folder: folder, disk: try FaultyDisk(in: folder))
  }

  private func expectClean(_ tally: Tally) {
    #expect(tally.isClean, "seed \(seed)\n\(tally.report)")
  }

  @Test func `killed at every named point, nothing acknowledged is lost`() throws {
    var harness = try harness()
    defer { harness.remove() }
    let missed = try harness.killAtPoints(times: 1)
    expectClean(harness.tally)
    #expect(missed.isEmpty, "no errand reaches \(missed)")
  }

  @Test func `killed at random, nothing acknowledged is lost and no number is given twice`() throws
  {
    var harness = try harness()
    defer { harness.remove() }
    try harness.killAtRandom(40, seed: seed)
    expectClean(harness.tally)
  }

  @Test(arguments: [DiskFault.full, .broken, .kill])
  func `a call that fails loses nothing and is told plainly`(kind: DiskFault) throws {
    var harness = try harness()
    defer { harness.remove() }
    try harness.failCalls([kind], most: 1, seed: seed)
    expectClean(harness.tally)
  }

  @Test func `after a power cut all that was called saved is there`() throws {
    var harness = try harness()
    defer { harness.remove() }
    try harness.cutPower(most: 12, mixtures: 1, seed: seed)
    expectClean(harness.tally)
  }
}
