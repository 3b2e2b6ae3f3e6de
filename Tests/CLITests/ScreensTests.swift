import Foundation
import Guide
import Testing

/// The twelve screens a shift lives by are in docs/procedures.md as the tool prints them.
///
/// A block is fenced as `screen NAME`; its first line is the command, with answers to type after `<`, the
/// rest is what the demo hall shows.
@Suite(.serialized) struct ScreensTests {
  private struct Block {
    var name: String
    var command: [String]
    var answers: [String]
    var lines: [String]
  }

  private static let names = [
    "next", "gate", "inspect", "trace", "explain", "check", "status", "conflict", "loose", "kit",
    "handover", "closeout",
  ]

  private static func blocks() throws -> [Block] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/procedures.md").standardizedFileURL
    var blocks: [Block] = []
    var open: Block?
    for line in try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("```screen ") {
        open = Block(name: String(line.dropFirst(10)), command: [], answers: [], lines: [])
      } else if line == "```", let block = open {
        blocks.append(block)
        open = nil
      } else if line.hasPrefix("$ ferrule "), open?.command.isEmpty == true {
        let halves = line.dropFirst(10).components(separatedBy: " < ")
        open?.command = halves[0].split(separator: " ").map(String.init)
        open?.answers = halves.dropFirst().joined().split(separator: " ").map(String.init)
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  @Test func `there are twelve, each of at most 6 lines of 40 columns`() throws {
    let blocks = try Self.blocks()
    #expect(blocks.map(\.name) == Self.names)
    for block in blocks {
      #expect((1...Columns.height).contains(block.lines.count), "\(block.name)")
      #expect(block.lines.allSatisfy { Columns.count($0) <= Columns.width }, "\(block.name)")
    }
  }

  @Test func `the tool prints them`() throws {
    let demo = try DemoFixture()
    for command in [
      "sync export -o stick", "init ana.ferrule --from stick --laptop LT-04",
      "record note S1-L1:1/1 looked --store ana.ferrule",
    ] {
      let run = try demo.run(command.split(separator: " ").map(String.init))
      try #require(run.status == 0, "\(command): \(run.error)")
    }
    for block in try Self.blocks() {
      let run = try demo.run(block.command, answers: block.answers)
      #expect(Self.lastScreen(run.out) == block.lines, "\(block.name): \(run.out)\(run.error)")
    }
  }

  /// The lines before the last prompt, or all where nothing is asked.
  private static func lastScreen(_ text: String) -> [String] {
    var screens: [[String]] = [[]]
    var lines = text.components(separatedBy: "\n")
    if let prompt = lines.lastIndex(where: { $0.hasPrefix(">") }) {
      lines = Array(lines[..<prompt])
    }
    for line in lines {
      if line.isEmpty { screens.append([]) } else { screens[screens.count - 1].append(line) }
    }
    return screens.last { !$0.isEmpty } ?? []
  }
}
