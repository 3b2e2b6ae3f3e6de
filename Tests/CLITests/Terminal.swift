import Foundation
import Testing

/// A pseudo-terminal with a command at it, and the hand that answers.
struct Terminal {
  /// What was on the screen when the command ended.
  struct Screen {
    var status: Int32
    var text: String

    var lines: [String] { text.split(separator: "\n").map(String.init) }
    /// On one line, however it was wrapped.
    var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// Runs a command to its end; each answer is typed once its words, and the prompt after them, are there.
  ///
  /// A command that asks for nothing for half a minute is ended.
  static func run(
    _ process: Process, _ dialogue: [(after: String, type: String)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Screen {
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(master) }
    let end = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    (process.standardInput, process.standardOutput, process.standardError) = (end, end, end)
    try process.run()
    close(slave)
    var text = ""
    var seen = text.startIndex
    var left = dialogue[...]
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 30_000) > 0 else {
        kill(process.processIdentifier, SIGKILL)
        Issue.record("nothing came after: \(text)", sourceLocation: sourceLocation)
        break
      }
      let got = read(master, &buffer, buffer.count)
      guard got > 0 else { break }
      let offset = text.utf8.distance(from: text.startIndex, to: seen)
      text += String(decoding: buffer[..<got].filter { $0 != 0x0D }, as: UTF8.self)
      seen = text.utf8.index(text.startIndex, offsetBy: offset)
      while let next = left.first, let found = text[seen...].firstRange(of: next.after),
        let prompt = text[found.upperBound...].firstRange(of: "> ")
      {
        seen = prompt.upperBound
        left = left.dropFirst()
        let answer = Array((next.type + "\n").utf8)
        try #require(write(master, answer, answer.count) == answer.count)
      }
    }
    process.waitUntilExit()
    #expect(left.isEmpty, "never asked: \(left)\n\(text)", sourceLocation: sourceLocation)
    return Screen(status: process.terminationStatus, text: text)
  }
}
