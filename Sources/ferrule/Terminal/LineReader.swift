import Foundation
import Guide

/// Reads a line from a terminal, showing what is typed, or a code from a scanner.
final class LineReader {
  private let terminal: RawTerminal
  private var keys = ScanReader()
  private var waiting: [KeyEvent] = []

  init(_ terminal: RawTerminal) {
    self.terminal = terminal
  }

  /// The next line or code; nil when the person leaves or nothing more will come.
  ///
  /// - Parameter text: what stands in the line already.
  func entry(beginningWith text: String = "") -> Entry? {
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
        waitForPause()
        Console.raw(line.eraseAll() + TypedLine(code).tail + "\n")
        return .scanned(code)
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
    terminal.giveBack()
  }

  /// Takes all the scanner sends, so that none of it comes to the next prompt.
  ///
  /// Also where a line end said that the code is whole: of what waits after the work on it nobody could tell the
  /// rest of the label from what a person typed ahead meanwhile, and one is dropped, the other kept.
  private func waitForPause() {
    while keys.isWaiting {
      switch terminal.read(untilPause: true) {
      case .bytes(let bytes): waiting += keys.take(bytes)
      case .pause: waiting += keys.pause()
      case .wentOn: continue
      case .closed: return
      }
    }
  }

  private func next(_ line: inout TypedLine) -> KeyEvent? {
    while waiting.isEmpty {
      switch terminal.read(untilPause: keys.isWaiting) {
      case .bytes(let bytes): waiting = keys.take(bytes)
      case .pause: waiting = keys.pause()
      case .wentOn: Console.raw("\r" + line.shown)
      case .closed: return nil
      }
    }
    return waiting.removeFirst()
  }
}
