public import Foundation
internal import Store
internal import TestSupport

/// Plays whole series of faults, each on a floor of its own.
public struct Harness {
  private let binary: URL
  private let folder: URL
  private let disk: FaultyDisk?
  /// Says how far it is.
  private let tell: (String) -> Void
  /// Removes the folder it works in.
  public func remove() { try? FileManager.default.removeItem(at: folder) }

  /// What came of all series so far.
  public private(set) var tally = Tally()

  /// A harness for one program, working in a folder.
  public init(
    binary: URL, folder: URL, disk: FaultyDisk?, tell: @escaping (String) -> Void = { _ in }
  ) {
    self.binary = binary
    self.folder = folder
    self.disk = disk
    self.tell = tell
  }

  /// Kills at every named point, in every errand that reaches it, the first so many times it does.
  ///
  /// - Returns: the points that no errand reached.
  public mutating func killAtPoints(times: Int) throws -> [String] {
    var missed = Set(CrashPoint.allCases)
    try onNewFloor { night, tell in
      for errand in night.errands where errand.writes {
        let reached = try night.pointsReached(errand)
        for (point, count) in reached.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          for occurrence in 1...min(count, times) {
            let fault = Fault.killedAt(point, occurrence: occurrence)
            if try night.play(errand, fault, as: "SIGKILL at a named point") {
              missed.remove(point)
            }
          }
        }
        tell("named points: \(errand.rawValue)")
      }
      try night.bringHome(seed: 1)
    }
    return missed.map(\.rawValue).sorted()
  }

  /// Kills at random moments of random errands; the seed chooses both.
  public mutating func killAtRandom(_ count: Int, seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    var left = count
    while left > 0 {
      // A new floor now and then: stores that have grown make every look slow.
      let share = min(left, 250)
      left -= share
      try onNewFloor { night, tell in
        let errands = night.errands.filter(\.writes)
        var times: [Errand: UInt32] = [:]
        for errand in errands { times[errand] = try night.duration(errand) }
        for index in 1...share {
          guard let errand = errands.randomElement(using: &random) else { return }
          let time = UInt32.random(in: 0...(times[errand] ?? 0), using: &random)
          try night.play(errand, .killedAfter(time), as: "SIGKILL at random")
          if index % 50 == 0 { tell("\(count - left - share + index) random kills") }
        }
        try night.bringHome(seed: seed)
      }
    }
  }

  /// Lets the calls of every errand that change files fail, one after the other.
  ///
  /// - Parameters:
  ///   - most: how many calls of an errand; spread over all of them if there are more.
  ///   - seed: chooses the first of them.
  ///   - only: the errand to play; all of them if nil.
  public mutating func failCalls(
    _ kinds: [DiskFault], most: Int, seed: UInt64, only: Errand? = nil
  ) throws {
    var random = RepeatableRandom(seed: seed)
    for kind in kinds {
      try onNewFloor { night, tell in
        for errand in night.errands where only == nil || errand == only {
          let calls = try night.calls(errand)
          let step = max(1.0, Double(calls) / Double(most))
          var at = 1 + Double.random(in: 0..<step, using: &random)
          while Int(at) <= calls {
            try night.play(errand, .disk(kind, call: Int(at)), as: kind.words)
            at += step
          }
          tell("\(kind.words): \(errand.rawValue), \(calls) calls")
        }
        try night.bringHome(seed: seed)
      }
    }
  }

  /// Plays every errand on a small disk with less and less space.
  ///
  /// - Parameter step: how much less each time; bytes.
  public mutating func fillDisk(step: Int, most: Int) throws {
    let floor = try Floor(binary: binary, in: folder, disk: nil)
    defer { floor.remove() }
    let smallDisk = try SmallDisk(on: floor.folder)
    defer { smallDisk.remove() }
    try floor.furnish()
    let night = try Night(floor, smallDisk: smallDisk)
    night.tell = tell
    for errand in night.errands {
      var (bytes, fine, step, count) = (0, 0, step, 0)
      while fine < 3, count < most {
        let isHit = try night.play(errand, .spaceLeft(bytes), as: "small disk full")
        fine = isHit ? 0 : fine + 1
        bytes += step
        count += 1
        if count % 24 == 0 { step *= 2 }
      }
      tell("small disk: \(errand.rawValue), up to \(bytes) bytes")
    }
    try night.bringHome(seed: 1)
    tally.add(night.tally)
  }

  mutating func onNewFloor(_ play: (Night, (String) -> Void) throws -> Void) throws {
    let floor = try Floor(binary: binary, in: folder, disk: disk)
    defer { floor.remove() }
    try floor.furnish()
    let night = try Night(floor)
    night.tell = tell
    defer { tally.add(night.tally) }
    try play(night, tell)
  }
}

extension Night {
  /// How long an errand takes without a fault; µs.
  func duration(_ errand: Errand) throws -> UInt32 {
    var longest: UInt32 = 0
    for _ in 1...2 {
      let task = try task(errand)
      let run = try floor.must(task.call)
      longest = max(longest, run.microseconds)
      try settle(task, run)
    }
    return longest
  }

  /// How often an errand reaches each named point.
  func pointsReached(_ errand: Errand) throws -> [CrashPoint: Int] {
    let task = try task(errand)
    let run = try floor.run(task.call, .pointsNamed)
    guard run.isDone else { throw HarnessError("\(task.call.line) failed: \(run.error)") }
    try settle(task, run)
    let names = run.error.split(separator: "\n").filter { $0.hasPrefix("reached ") }
    return Dictionary(
      names.compactMap { CrashPoint(rawValue: String($0.dropFirst(8))) }.map { ($0, 1) },
      uniquingKeysWith: +)
  }

  /// How many calls of an errand change files.
  func calls(_ errand: Errand) throws -> Int {
    let task = try task(errand)
    let trace = URL(filePath: floor.path("tmp/trace"))
    try? FileManager.default.removeItem(at: trace)
    let run = try floor.run(task.call, trace: trace)
    let events = try DiskEvent.read(trace)
    try settle(task, run)
    return events.count { !$0.isSaid }
  }

  func settle(_ task: Task, _ run: Run) throws {
    if task.store == Self.store { keep(task.promises(run.out)) }
    known = try dump(Self.store)
    if task.isOwn { floor.removeFile(task.store) }
    if let made = task.makes { floor.removeFile(made.name) }
  }
}
