import CTerminal
import Foundation
import Guide

/// The terminal, key by key as they come.
///
/// It is given back as it was found when the program ends, is ended by a signal, or is suspended.
struct RawTerminal {
  /// What came.
  enum Input {
    case bytes([UInt8])
    /// Nothing, for as long as a person pauses between two keys.
    case pause
    /// The program was suspended, and goes on.
    case wentOn
    /// The terminal is gone.
    case closed
  }

  /// Takes the terminal; nil if nobody types, or nobody sees what is typed.
  init?() {
    guard isatty(STDOUT_FILENO) == 1, ferrule_terminal_take(STDIN_FILENO) == 0 else { return nil }
  }

  /// Waits for keys, with `pauseMS` no longer than that.
  func read(pauseMS: Int? = nil) -> Input {
    if ferrule_terminal_went_on() == 1 { return .wentOn }
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let count = poll(&ready, 1, pauseMS.map(Int32.init) ?? -1)
    if ferrule_terminal_went_on() == 1 { return .wentOn }
    if count == 0 { return .pause }
    if count < 0 { return errno == EINTR ? .wentOn : .closed }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let got = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
    if got < 0, errno == EINTR || errno == EAGAIN { return .wentOn }
    return got > 0 ? .bytes(Array(buffer[..<got])) : .closed
  }

  /// Gives the terminal back as it was found, for a program that asks nothing more.
  func giveBack() {
    ferrule_terminal_give_back()
  }

  /// Stops the program until the shell goes on with it.
  func suspend() {
    ferrule_terminal_suspend()
  }
}
