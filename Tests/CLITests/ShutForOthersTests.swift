import Foundation
import Testing

/// A port that is recorded as shut under a ticket which is not the open job's: it is shut for somebody else.
struct ShutForOthersTests {
  private let near = "elm-leaf-1:25/1"
  private let far = "elm-spine-2:3/1"
  private let floor: WorkFixture

  init() throws {
    floor = try WorkFixture()
    _ = try floor.run(["fault", "add", near, "flaps", "--ticket", "INC48213"])
  }

  /// Dana writes down what the centre shut.
  private func shut(_ port: String, under ticket: String) throws -> WorkFixture.Run {
    let run = try floor.run(
      ["record", "port", port, "--shut", "--by", "Noor", "--ticket", ticket], as: "Dana")
    try #require(run.status == 0, "\(run.error)")
    return run
  }

  private func gates() throws -> [String] {
    try floor.run(["dump", "--canonical"]).lines.filter { $0.hasPrefix("port_gate ") }
  }

  @Test func `at the joint of an open job it is not that job's, and is not asked to be opened`()
    throws
  {
    let rest = WorkWalk.opened + WorkWalk.cleaned + ["1", "q"]
    _ = try floor.run(["work", near], answers: rest)
    let code = floor.printed(try floor.code(at: near))
    let told = try shut(near, under: "CHG99")
    #expect(!told.out.contains("repair"), "\(told.out)")
    #expect(
      told.errorWords.contains("shut for CHG99, not for repair \(code) (INC48213)"), "\(told.error)"
    )
    let work = try floor.run(["work", near], answers: ["1", "q"])
    #expect(work.words.contains("Open it ONLY if CHG99 agrees"), "\(work.out)")
    #expect(!work.words.contains("Please open port"), "\(work.out)")
    let back = try floor.run(["work", near], answers: ["4", "Noor", "q"])
    #expect(back.words.contains("NOT ours to open"), "\(back.out)")
  }

  @Test func `before the plug is pulled the centre is asked to keep it shut for us too`() throws {
    _ = try floor.run(["work", near], answers: ["q"])
    _ = try shut(near, under: "CHG99")
    let work = try floor.run(["work", near], answers: ["q"])
    #expect(work.words.contains("keep it shut for us too"), "\(work.out)")
    #expect(work.lines.contains { $0.hasPrefix("DARK") }, "\(work.out)")
    #expect(try !floor.run(["loose"]).out.contains("SHUT"))
  }

  @Test func `at the far port it is nothing the job owes`() throws {
    let rest = WorkWalk.opened + WorkWalk.cleaned + WorkWalk.up + ["q"]
    _ = try floor.run(["work", near], answers: rest)
    _ = try shut(far, under: "CHG99")
    #expect(try !floor.run(["loose"]).out.contains("SHUT"))
    #expect(try !floor.run(["show", far]).out.contains("still shut for us"))
    #expect(try !floor.run(["closeout", near]).words.contains("3/1 is still shut for us"))
  }

  @Test func `under its own ticket, in whatever letters, or under none it is the job's`() throws {
    _ = try floor.run(["work", near], answers: ["q"])
    let code = floor.printed(try floor.code(at: near))
    #expect(try shut(near, under: "inc48213").out.contains("repair \(code)"))
    let bare = try floor.run(["record", "port", far, "--shut", "--by", "Noor"])
    #expect(bare.out.contains("repair \(code)"), "\(bare.out)")
    let work = try floor.run(["work", near], answers: ["1", "q"])
    #expect(work.out.contains("UNPLUG ONLY"), "\(work.out)")
    #expect(try gates().count == 2)
  }

  @Test func `of two jobs of a link it is that one's whose ticket it is`() throws {
    _ = try floor.run(["work", near], answers: ["q"])
    _ = try floor.run(["fault", "add", far, "dark", "--ticket", "INC9"])
    _ = try floor.run(["work", far], answers: ["q"], as: "Ana")
    let code = floor.printed(try floor.code(at: far))
    #expect(try shut(near, under: "INC9").out.contains("repair \(code)"))
    let work = try floor.run(["work", near], answers: ["q"])
    #expect(work.words.contains("keep it shut for us too"), "\(work.out)")
  }
}
