import Testing

/// A new module's form, as the store knows it, at the prompt.
struct WorkFormTests {
  private let port = "elm-leaf-1:25/1"
  /// Both ports shut, the cord fibre, both plugs out, the new one's code asked for.
  private let opened = ["2", "dana", "2", "dana", "1", "1", "1", "1"]

  private func floor(_ part: String) throws -> WorkFixture {
    let floor = try WorkFixture()
    let added = try floor.run(["add", "module", "maker=Elm", "serial=MT77", "part_number=\(part)"])
    try #require(added.status == 0, "\(added.error)")
    return floor
  }

  private func change(_ floor: WorkFixture, _ answers: [String]) throws -> WorkFixture.Run {
    try floor.run(
      ["work", port, "--procedure", "replace-module", "--yes"], answers: opened + answers)
  }

  @Test func `a module that does not fit by record goes on only with a reason`() throws {
    let floor = try floor("MMS4X00-NM-FLT")
    let run = try change(floor, ["MT77", "BAG-4", "1", "", "label says fins", "q"])
    #expect(
      run.out.contains("\nDOES NOT FIT: MMS4X00-NM-FLT\nCAGE OSFP fin, 2 ports"), "\(run.out)")
    #expect(run.out.contains("\nTHIS OSFP flat, 2 ports, plug MPO-12 APC\n"), "\(run.out)")
    #expect(run.words.contains("THIS ONE MT77, MMS4X00-NM-FLT"), "\(run.out)")
    #expect(run.words.contains("use MMS4X00-NM"), "\(run.out)")
    #expect(run.out.contains("needed; q goes back"))
    #expect(run.out.contains("saved 22:00: form is right"))
    #expect(run.out.contains("LOOK: PORT FACE, MT77"))
    #expect(run.lines.filter { $0.count > 40 } == [])
    let told = try floor.run(["history", port])
    #expect(told.words.contains("form is right: label says fins"), "\(told.out)")
  }

  @Test func `one that fits needs no more than a key`() throws {
    let run = try change(try floor("MMS4X00-NM"), ["MT77", "BAG-4", "1", "q"])
    #expect(run.out.contains("\nFITS: MMS4X00-NM\n"), "\(run.out)")
    #expect(run.out.contains("LOOK: PORT FACE, MT77"))
  }

  @Test func `in a repair, which has no step for it, the record is asked too`() throws {
    let run = try floor("MMS4X00-NM-FLT").run(
      ["work", port, "--yes"],
      answers: ["2", "dana", "1", "1", "3", "4", "1", "1", "1", "dana"]
        + ["1", "MT77", "BAG-4", "1", "", "label says fins", "q"])
    #expect(run.out.contains("\nDOES NOT FIT: MMS4X00-NM-FLT\n"), "\(run.out)")
    #expect(run.out.contains("needed; q goes back"), "\(run.out)")
    #expect(run.out.contains("saved 22:00: form is right"), "\(run.out)")
  }

  @Test func `of one nobody has named nothing is claimed`() throws {
    let floor = try WorkFixture()
    let run = try change(floor, ["", "", "1", "q"])
    #expect(run.out.contains("\nNOT KNOWN: compare with the one before\n"), "\(run.out)")
    #expect(run.out.contains("\nCAGE OSFP fin, 2 ports, plug not known\n"), "\(run.out)")
    #expect(run.out.contains("\nTHIS ONE not known: read its label\n"), "\(run.out)")
  }
}
