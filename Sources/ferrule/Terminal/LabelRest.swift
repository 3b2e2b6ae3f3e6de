import Dispatch
import Guide
import Synchronization

/// Takes what a scanner sends after the line end of a code, up to its pause, while the program works on the
/// code already.
///
/// Whoever reads the terminal after it, suspends it or gives it back waits for ``end()`` first.
final class LabelRest: Sendable {
  private let found: Mutex<(keys: ScanReader, events: [KeyEvent])>
  private let isOver = DispatchSemaphore(value: 0)

  /// Begins to read.
  ///
  /// - Parameter keys: what came so far; it waits for a pause.
  init(_ terminal: RawTerminal, after keys: ScanReader) {
    found = Mutex((keys, []))
    DispatchQueue(label: "ferrule.label").async {
      self.found.withLock { found in
        while found.keys.isWaiting {
          switch terminal.read(pauseMS: ScanReader.pauseMS) {
          case .bytes(let bytes): found.events += found.keys.take(bytes)
          case .pause: found.events += found.keys.pause()
          case .wentOn: continue
          // Whoever reads next is told so, too.
          case .closed: return
          }
        }
      }
      self.isOver.signal()
    }
  }

  /// Waits for the pause.
  ///
  /// - Returns: the keys as they are after it, and what else was scanned: the rest of the label is dropped.
  func end() -> (keys: ScanReader, events: [KeyEvent]) {
    isOver.wait()
    return found.withLock { $0 }
  }
}
