import Testing

/// An AOC is one piece with both its plugs: it is changed at both its ports.
struct OnePieceCableTests {
  private let port = "ufm-1:eth0"

  private func words(_ run: BinaryRun) -> String {
    run.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `where another one went in, the far port is named, and is not called untouched`()
    throws
  {
    let demo = try DemoFixture()
    let fault = try demo.run(["fault", "add", port, "down", "--ticket", "INC77"])
    try #require(fault.status == 0, "\(fault.error)")
    let changed = try demo.run(
      ["work", port, "--yes"], answers: ["1", "1", "noor", "1", "2", "?", "1", "LMA0002", "", "q"])
    try #require(changed.out.contains("saved 22:10: new one is in"), "\(changed.out)")
    let said = words(changed)
    #expect(said.contains("pull its plug at svc-1 swp30 too"), "\(changed.out)")
    #expect(said.contains("An AOC or DAC is one piece with both its plugs"), "\(changed.out)")
    #expect(!said.contains("polarity and loss"), "\(changed.out)")
    #expect(said.contains("its other plug into svc-1 swp30 too"), "\(changed.out)")
    let half = words(try demo.run(["closeout", port]))
    #expect(half.contains("OWED new cable: its other plug goes into svc-1 swp30"), "\(half)")
    #expect(!half.contains("UNTOUCHED"), "\(half)")
    let up = try demo.run(["work", port], answers: ["1", "1", "1", "noor", "q"])
    try #require(up.out.contains("saved 22:10: open, link is up"), "\(up.out)")
    let note = words(try demo.run(["closeout", port]))
    #expect(!note.contains("UNTOUCHED") && !note.contains("OWED new cable"), "\(note)")
    #expect(note.contains("its other plug in svc-1 swp30"), "\(note)")
  }
}
