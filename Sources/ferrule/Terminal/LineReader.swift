import Foundation
import Guide

/// Reads a line from a terminal, showing what is typed, or a code from a scanner.
final class LineReader {
  private let terminal: RawTerminal
  private var keys = ScanReader()
  private var waiting: [KeyEvent] = []
  private var rest: LabelRest?

  init(_ terminal: RawTerminal) {
    self.terminal = terminal
  }

  /// What a program that ends leaves unread would be typed into the shell.
  deinit {
    endRest()
  }

  /// The next line or code; nil when the person leaves or nothing more will come.
  ///
  /// - Parameter text: what stands in the line already.
  func entry(beginningWith text: String = "") -> Entry? {
    endRest()
    var line = TypedLine(text)
    Console.raw(line.shown)
    while let event = next(&line) {
      switch event {
      case .character(let character): Console.raw(line.append(character))
      case .erase: Console.raw(line.erase())
      case .eraseLine: Console.raw(line.eraseAll())
      case .enter:
        Console.raw("\n")
        return .typed(line.text.trimmingCharacters(in: .whitespacesAndNewlines))
      case .scan(let code):
        readRest()
        Console.raw(line.eraseAll() + TypedLine(code).tail + "\n")
        return .scanned(code)
      case .unread:
        Console.raw(line.eraseAll() + "\n")
        Columns.wrap("scanned or pasted: not taken, type it").forEach(Console.out)
        Console.raw(line.shown)
      case .leave: return nil
      case .end: if line.text.isEmpty { return nil }
      case .suspend:
        Console.raw("\n")
        terminal.suspend()
      }
    }
    return nil
  }

  /// Gives the terminal back as it was found.
  func giveBack() {
    endRest()
    terminal.giveBack()
  }

  /// Takes all the scanner sends, so that none of it comes to the next prompt.
  ///
  /// Where a line end said that the code is whole, that is while the work on it lasts. It is not left until
  /// after that: of what waits then nobody could tell the rest of the label from what a person typed ahead
  /// meanwhile, and one is dropped, the other kept.
  private func readRest() {
    guard keys.isWaiting else { return }
    rest = LabelRest(terminal, after: keys)
  }

  private func endRest() {
    guard let rest else { return }
    let (after, events) = rest.end()
    (keys, self.rest) = (after, nil)
    waiting += events
  }

  private func next(_ line: inout TypedLine) -> KeyEvent? {
    while waiting.isEmpty {
      switch terminal.read(pauseMS: keys.isWaiting ? keys.waitMS : nil) {
      case .bytes(let bytes): waiting = keys.take(bytes)
      case .pause: waiting = keys.pause()
      case .wentOn: Console.raw("\r" + line.shown)
      case .closed: return nil
      }
    }
    return waiting.removeFirst()
  }
}
