import Foundation
import Testing

/// A pseudo-terminal with the real binary at it, and the hands and the scanner of one who sits there.
///
/// Keys are typed one by one, each when the one before is on the screen: however busy the machine is,
/// they are never as fast as a scanner.
final class Desk {
  private let process: Process
  private let terminal: Int32
  /// All that was on the screen.
  private(set) var text = ""
  private var seen = 0
  private var isOpen = true

  /// How a command ended.
  var status: Int32 { process.terminationStatus }
  /// What was on the screen, on one line, however it was wrapped.
  var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  /// What was on the screen, line by line.
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  init(_ process: Process, columns: UInt16 = 80, rows: UInt16 = 24) throws {
    self.process = process
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0)
    terminal = master
    let end = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    (process.standardInput, process.standardOutput, process.standardError) = (end, end, end)
    try process.run()
    close(slave)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(terminal)
  }

  /// How the terminal is set now.
  var settings: termios {
    var now = termios()
    tcgetattr(terminal, &now)
    return now
  }

  /// Whether keys come as lines, and are shown by the terminal itself.
  var isAsFound: Bool {
    settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG)
  }

  /// Waits until some words, and the mark of a prompt after them, are on the screen.
  func waits(_ words: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
    try until(sourceLocation) {
      guard let found = place(words), let mark = text[found...].firstRange(of: "> ") else {
        return false
      }
      seen = text.utf8.distance(from: text.startIndex, to: mark.upperBound)
      return true
    }
  }

  /// Waits until some words are on the screen; what comes after them counts for what is awaited next.
  func shows(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try until(sourceLocation) {
      guard let found = place(words) else { return false }
      seen = text.utf8.distance(from: text.startIndex, to: found)
      return true
    }
  }

  /// The same, while something is sent again and again without a pause.
  func shows(
    _ words: String, whileSending more: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for _ in 0..<6_000 where place(words) == nil {
      try send(more)
      var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 5) > 0 { try self.more(sourceLocation) }
    }
    try #require(place(words) != nil, "\(text.suffix(800))", sourceLocation: sourceLocation)
    try shows(words, sourceLocation: sourceLocation)
  }

  /// Types keys, and waits for each to be shown.
  func type(_ keys: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for key in keys {
      let before = text.utf8.count
      try send(String(key))
      try until(sourceLocation) { text.utf8.count > before }
    }
    seen = text.utf8.count
  }

  /// Types a line and Enter.
  func answer(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try type(line, sourceLocation: sourceLocation)
    try send("\r")
  }

  /// Waits for a prompt with these words, then types a line and Enter.
  func answer(
    _ line: String, after words: String, sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    try waits(words, sourceLocation: sourceLocation)
    try answer(line, sourceLocation: sourceLocation)
  }

  /// Sends all of a text at once, as a scanner does, or keys that are not shown.
  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    try #require(write(terminal, bytes, bytes.count) == bytes.count)
  }

  func signal(_ number: Int32) {
    kill(process.processIdentifier, number)
  }

  /// Waits for the end of the command.
  @discardableResult
  func ends(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int32 {
    while isOpen { try more(sourceLocation) }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends the command by force.
  func kills() throws {
    signal(SIGKILL)
    process.waitUntilExit()
    isOpen = false
  }

  /// Where some words end in what came since, however they were wrapped.
  private func place(_ words: String) -> String.Index? {
    let rest = text[text.utf8.index(text.startIndex, offsetBy: seen)...]
    let pattern = words.split(separator: " ").map {
      NSRegularExpression.escapedPattern(for: String($0))
    }
    guard !pattern.isEmpty, let regex = try? Regex(pattern.joined(separator: "\\s+")) else {
      return rest.startIndex
    }
    return rest.firstMatch(of: regex)?.range.upperBound
  }

  private func until(_ sourceLocation: SourceLocation, _ isThere: () -> Bool) throws {
    while !isThere() {
      try #require(
        isOpen, "the command ended (\(text.suffix(800)))", sourceLocation: sourceLocation)
      try more(sourceLocation)
    }
  }

  /// Reads what came; half a minute without anything is a fault.
  private func more(_ sourceLocation: SourceLocation) throws {
    var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    let isReady = poll(&wait, 1, 30_000) > 0
    try #require(isReady, "nothing came after: \(text.suffix(800))", sourceLocation: sourceLocation)
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let got = read(terminal, &buffer, buffer.count)
    guard got > 0 else { return isOpen = false }
    text += String(decoding: buffer[..<got].filter { $0 != 0x0D }, as: UTF8.self)
  }
}
