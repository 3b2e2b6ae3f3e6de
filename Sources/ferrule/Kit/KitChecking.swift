import ArgumentParser
import Foundation
import Guide
import Paper
import Plant
import Store

struct KitChecking: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a tool: how a tip shows a face, the scope's clock, others.",
    discussion: """
      A tip: look at the end of a cord whose position 1 (the side of the white dot) you can tell, \
      key up in your hand. Say on which side of the picture the dot's side is, and whether the key's \
      side is at the top. A scope: say what its clock shows, or how far it is ahead.
      """)

  @Argument(help: "The tool: its label.") var tool: String
  @Option(help: "The dot's side, position 1, in the picture: left or right.")
  var dot: WordArgument<PictureSide>?
  @Option(help: "The key's side in the picture: top or bottom.") var key: WordArgument<PictureEdge>?
  @Option(
    parsing: .unconditional,
    help: "What the scope's clock shows (22:14:30), or how far it is ahead (+2m30s, -1h).")
  var clock: String?
  @Option(help: "Another check: known-good-face, reference or stock.")
  var check: WordArgument<KitCheckName>?
  @Option(help: "How that one went.") var outcome = WordArgument<KitOutcome>(.ok)
  @Option(help: "What was seen.") var text: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    let text = try RecordText.checked(text, "--text")
    let store = try options.open()
    let author = try options.author(store)
    let asked = try store.read { try found($0) }
    let view: TipOrientation?
    switch try whatIsSeen(asked) {
    case .said(let said): view = said
    case .asked(let keyboard):
      view = KitQuestion(keyboard: keyboard).orientation()
      guard view != nil else { return Console.out("Nothing was recorded.") }
    }
    let nowMS = store.environment.nowMS()
    let offset = try clock.map { clock throws(CommandError) in
      try ClockOffset(clock, nowMS: nowMS, clock: .here(nowMS))
    }
    let answer = try store.write(author: author) { reading, draft in
      try KitAnswer(
        try found(reading), orientation: view, offset: offset, check: check?.value,
        outcome: outcome.value, text: text, draft)
    }
    Console.out(options.json ? answer.json.pretty : answer.text)
    for sentence in answer.told { Console.error("note: \(SafeLine.text(sentence))") }
  }

  private func found(_ view: StoreView) throws -> KitTool {
    let thing = try KitCommand.tool(tool, view)
    guard let tool = try view.tool(thing.id) else {
      throw CommandError(
        .missing, "no-such-thing", "\(thing.label) is not here.", next: "ferrule kit")
    }
    return tool
  }

  /// Where how a tip shows faces is known from.
  private enum Seen {
    /// As typed; nil where that is not what is checked.
    case said(TipOrientation?)
    case asked(Keyboard)
  }

  private func whatIsSeen(_ tool: KitTool) throws -> Seen {
    if let check, [.view, .clock].contains(check.value) {
      throw CommandError(
        .usage, "bad-value", "--check \(check.value.rawValue) says nothing by itself.",
        next: check.value == .view ? "--dot left|right --key top|bottom" : "--clock HH:MM:SS")
    }
    if let dot, let key { return .said(TipOrientation(first: dot.value, key: key.value)) }
    guard dot == nil, key == nil else {
      throw CommandError(
        .usage, "bad-value", "Both are needed: where the dot's side is, and where the key's is.",
        next: "--dot left|right --key top|bottom")
    }
    guard clock == nil, check == nil else { return .said(nil) }
    if tool.kind == "tip", Console.isAsked, Console.isTerminal, !options.json {
      return .asked(Keyboard())
    }
    throw CommandError(
      .usage, "bad-value", "What was checked of \(tool.label) is not said.",
      next: KitRow(tool: tool, state: .never).command)
  }
}
