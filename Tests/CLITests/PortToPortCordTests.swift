import Foundation
import Testing

/// A cord that goes from port to port, over no panel, is changed at both its ends: the real binary, answers
/// piped in.
struct PortToPortCordTests {
  /// A cord of the demo hall.
  struct Cord {
    var port: String
    var far: String
    var old: String
  }

  private static let cords = [
    Cord(port: "ufm-2:eth0", far: "svc-1:swp29", old: "LMD0001"),
    Cord(port: "ufm-1:eth0", far: "svc-1:swp30", old: "LMA0001"),
  ]
  /// Both ports are shut, and both ends of the old cord are out; then the new one is to be scanned.
  private static let open = ["2", "dana", "2", "dana", "1", "1", "1"]
  /// Both ends are plugged in, the far port opened, the link up, the counters cleared, hands signed.
  private static let end =
    ["1", "1"] + ["1", "1", ""] + ["1", "1", ""] + ["1", "1", ""] + ["2", "q"]
  private let resume = ["work", "--resume"]

  private func start(_ port: String) -> [String] {
    ["work", port, "--procedure", "replace-cord", "--yes"]
  }

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How often the other end was asked for.
  private func asked(_ text: String) -> Int { text.components(separatedBy: "OTHER END").count - 1 }

  @Test(arguments: cords, ["X-NEW-01", ""])
  func `a new DAC or AOC goes in at both its ports, and is whole`(
    cord: Cord, code: String
  ) throws {
    let demo = try DemoFixture()
    let run = try demo.run(
      start(cord.port), answers: Self.open + [code, "BAG-7", "1"] + Self.end)
    #expect(run.status == 0, "\(run.error)")
    #expect(asked(run.out) == 1, "\(run.out)")
    #expect(run.out.contains("saved 22:10: open, link is up"), "\(run.out)")
    #expect(run.out.contains("saved 22:10: sign hands done"), "\(run.out)")
    let trace = try demo.run(["trace", cord.port]).out
    #expect(!trace.contains("NOT WHOLE") && !trace.contains(cord.old), "\(trace)")
    #expect((code.isEmpty || trace.contains(code)) && trace.contains(cord.far), "\(trace)")
    #expect(try demo.run(["check", cord.port]).out.contains("1 good"))
    let history = try demo.run(["history", cord.far]).out
    #expect(history.contains("plug \(cord.old):b out of \(cord.far)"), "\(history)")
    #expect(!history.contains("plug \(cord.old):b into"), "\(history)")
    if !code.isEmpty {
      #expect(history.contains("plug \(code):b into \(cord.far)"), "\(history)")
      let new = try demo.run(["show", code]).out
      #expect(new.contains("a in \(cord.port), b in \(cord.far)"), "\(new)")
    }
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test(arguments: cords)
  func `undo takes both ends of it back whole`(cord: Cord) throws {
    let demo = try DemoFixture()
    let before = try demo.run(["trace", cord.port]).out
    _ = try demo.run(start(cord.port), answers: Self.open + ["X-NEW-01", "", "1", "q"])
    let half = try demo.run(resume, answers: ["u", "q"])
    #expect(words(half).contains("TAKEN BACK: plug X-NEW-01:b into \(cord.far)"), "\(half.out)")
    #expect(asked(half.out) == 1, "\(half.out)")
    let all = try demo.run(resume, answers: ["u", "q"])
    #expect(words(all).contains("TAKEN BACK: plug X-NEW-01:a into \(cord.port)"), "\(all.out)")
    #expect(try demo.run(["trace", cord.port]).out == before)
    let old = try demo.run(["show", cord.old]).out
    #expect(old.contains("a in \(cord.port), b in \(cord.far)"), "\(old)")
    #expect(try demo.run(["doctor"]).status == 0)
  }

  @Test func `a spare whose ends are recorded goes in by the end that is here`() throws {
    let demo = try DemoFixture()
    for line in [
      ["add", "cable", "maker=Elm", "serial=DAC-88", "kind=dac"],
      ["add", "cable_end", "cable=DAC-88", "side=a", "leg=1"],
      ["add", "cable_end", "cable=DAC-88", "side=b", "leg=1"],
    ] {
      let run = try demo.run(line)
      try #require(run.status == 0, "\(run.error)")
    }
    let run = try demo.run(
      start("ufm-2:eth0"), answers: Self.open + ["DAC-88", "b", "", "1"] + Self.end)
    #expect(words(run).contains("OTHER END DAC-88:a at svc-1 swp29"), "\(run.out)")
    #expect(asked(run.out) == 1, "\(run.out)")
    #expect(run.out.contains("saved 22:10: sign hands done"), "\(run.out)")
    let trace = try demo.run(["trace", "ufm-2:eth0"]).out
    #expect(trace.contains("DAC-88") && !trace.contains("NOT WHOLE"), "\(trace)")
    let new = try demo.run(["show", "DAC-88"]).out
    #expect(new.contains("a in svc-1:swp29, b in ufm-2:eth0"), "\(new)")
  }

  /// Whether the old cord is recorded, or none is.
  @Test(arguments: [true, false])
  func `a fibre cord goes in at both its ports, and is whole`(isRecorded: Bool) throws {
    let floor = try WorkFixture()
    let (port, far) = ("elm-leaf-1:25/1", "elm-spine-2:3/1")
    let old = [
      ["add", "cable", "maker=Elm", "serial=C-77", "kind=cord"],
      ["add", "cable_end", "cable=C-77", "side=a", "leg=1", "state=landed", "at=\(port)"],
      ["add", "cable_end", "cable=C-77", "side=b", "leg=1", "state=landed", "at=\(far)"],
    ]
    for line in isRecorded ? old : [] {
      let run = try floor.run(line)
      try #require(run.status == 0, "\(run.error)")
    }
    // Of what the link is made nobody has said: it is asked for.
    let run = try floor.run(
      start(port),
      answers: ["2", "dana", "2", "dana", "1", "1", "1", "1", "C-NEW-1", "", "1"]
        // Polarity and loss; both faces clean, plugged in, at either end; the far port opened, the link up.
        + ["1", "1", "42.5"] + ["1", "1", "1"] + ["1", "1", "1"] + ["1", "1", ""]
        + ["1", "1", "", "q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(asked(run.out) == 1, "\(run.out)")
    #expect(run.out.contains("LOOK: CORD PLUG, C-NEW-1:b"), "\(run.out)")
    #expect(run.out.contains("saved 22:00: open, link is up"), "\(run.out)")
    let trace = try floor.run(["trace", port]).out
    #expect(trace.contains("C-NEW-1") && trace.contains(far), "\(trace)")
    #expect(!trace.contains("NOT WHOLE") && !trace.contains("C-77"), "\(trace)")
    let history = try floor.run(["history", far]).out
    #expect(history.contains("plug C-NEW-1:b into \(far)"), "\(history)")
    #expect(try floor.run(["doctor"]).status == 0)
  }
}
