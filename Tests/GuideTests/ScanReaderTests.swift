import Guide
import TestSupport
import Testing

/// What a scanner sends, told from what a person types.
struct ScanReaderTests {
  private func events(_ bursts: String...) -> [KeyEvent] {
    var reader = ScanReader()
    return bursts.flatMap { reader.take($0.utf8) + reader.pause() }
  }

  private func typed(_ text: String) -> [KeyEvent] { text.map(KeyEvent.character) }

  @Test(arguments: ["\r", "\n", "\r\n", "\t", ""])
  func `a burst is a scan, whatever comes after it`(suffix: String) {
    #expect(events("C-7K3Q9X" + suffix) == [.scan("C-7K3Q9X")])
    #expect(events("C-7K3Q9X" + suffix, "1", "\r") == [.scan("C-7K3Q9X"), .character("1"), .enter])
  }

  @Test(arguments: ["]C1", "]Q3", "]d2", "]E0", "]z0"])
  func `the name of the kind of code is taken off`(prefix: String) {
    #expect(events(prefix + "MT2440X1\r") == [.scan("MT2440X1")])
    #expect(events("MT2440X1" + prefix + "\r") == [.scan("MT2440X1" + prefix)])
  }

  @Test func `a frame of STX and ETX is of the scanner, and ETX alone is Ctrl-C`() {
    #expect(events("\u{2}C-7K3Q9X\u{3}") == [.scan("C-7K3Q9X")])
    #expect(events("\u{2}C-7K3Q9X\u{3}\r", "1") == [.scan("C-7K3Q9X"), .character("1")])
    #expect(events("\u{2}C-7K3Q9X\r\u{3}") == [.scan("C-7K3Q9X")])
    #expect(events("\u{3}") == [.leave])
    #expect(events("\u{2}", "\u{3}") == [.leave])
    #expect(events("C-7K3Q9X\u{3}").contains(.leave))
  }

  @Test(arguments: ["", "\r", "\n", "\r\n", "\t"])
  func `two framed scans of one burst are heard one after the other`(suffix: String) {
    let burst = "\u{2}]C1C-7K3Q9X\u{3}\(suffix)\u{2}]Q3C-7K3Q9Y\u{3}\(suffix)"
    #expect(events(burst) == [.scan("C-7K3Q9X"), .scan("C-7K3Q9Y")])
    #expect(events(burst, "1", "\r").suffix(2) == [.character("1"), .enter])
    // However the terminal cuts it, as long as there is no pause.
    var reader = ScanReader()
    let known = burst.utf8.flatMap { reader.take([$0]) }
    #expect(known == [.scan("C-7K3Q9X"), .scan("C-7K3Q9Y")])
    #expect(reader.isWaiting)
    #expect(reader.pause() == [])
    #expect(!reader.isWaiting)
  }

  @Test(
    arguments: [
      // No end, no start, none of either; empty; one in the other.
      ("\u{2}C-7K3Q9X", ["C-7K3Q9X"]), ("\u{2}C-7K3Q9X\r", ["C-7K3Q9X"]),
      ("\u{2}C-7K3Q9X\u{2}C-7K3Q9Y\u{3}", ["C-7K3Q9X", "C-7K3Q9Y"]),
      ("C-7K3Q9X\u{3}\u{2}C-7K3Q9Y\u{3}", ["C-7K3Q9X", "C-7K3Q9Y"]),
      ("\u{3}\u{2}C-7K3Q9Y\u{3}", ["C-7K3Q9Y"]), ("\u{2}\u{3}", []), ("\u{2}\u{2}\u{3}\u{3}", []),
      ("\u{2}\u{3}\u{2}C-7K3Q9X\u{3}", ["C-7K3Q9X"]),
      ("\u{2}\u{2}C-7K3Q9X\u{3}\u{3}", ["C-7K3Q9X"]),
      // A short label, one of a key, and nothing but the name of its kind.
      ("\u{2}PEN1\u{3}", ["PEN1"]), ("\u{2}1\u{3}\r", ["1"]), ("\u{2}]d2\u{3}", []),
      ("\u{2}PEN1", []), ("\u{2}1\r", []),
      // Lines and fields in a frame, and keys that would leave, end or suspend.
      ("\u{2}C-7K3Q9X\rLOT 7\r\nC-7K3Q9Y\u{3}", ["C-7K3Q9X", "C-7K3Q9Y"]),
      ("\u{2}C-0668\tC-0667\u{3}", ["C-0668", "C-0667"]),
      ("\u{2}[)>\u{1E}06\u{1D}SMT2440X1\u{1E}\u{4}\u{3}", ["[)>06SMT2440X1"]),
      ("\u{2}C-7K\u{1A}3Q9X\u{3}\u{2}C-7K3Q9Y\u{3}", ["C-7K3Q9Y"]),
      ("\u{2}é-7K3Q9X\u{3}", []),
      (
        "\u{2}\(String(repeating: "X", count: 10_000))\u{3}\u{2}C-7K3Q9Y\u{3}",
        [String(repeating: "X", count: 500), "C-7K3Q9Y"]
      ),
    ] as [(String, [String])])
  func `whatever is framed is scans or nothing, never a key`(burst: String, codes: [String]) {
    #expect(events(burst) == codes.map(KeyEvent.scan))
    #expect(events(burst, "1", "\r").suffix(2) == [.character("1"), .enter])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no bytes in a frame answer, leave or suspend`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    var reader = ScanReader()
    for _ in 0..<20 {
      let garbage = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let frame = [2] + garbage + [3]
      let events = reader.take(frame + Array("\u{2}C-7K3Q9X\u{3}\r".utf8)) + reader.pause()
      let codes = events.compactMap { if case .scan(let code) = $0 { code } else { nil } }
      #expect(codes.count == events.count, "seed \(seed)")
      #expect(codes.last == "C-7K3Q9X", "seed \(seed)")
    }
  }

  @Test func `the same characters with pauses are typed`() {
    #expect(events("C", "-", "7", "K", "3", "Q", "\r") == typed("C-7K3Q") + [.enter])
  }

  @Test func `five characters are no scan, six are`() {
    #expect(events("12345\r") == typed("12345") + [.enter])
    #expect(events("123456\r") == [.scan("123456")])
  }

  @Test func `a scan in pieces is one scan as long as there was no pause`() {
    var reader = ScanReader()
    #expect(reader.take("C-7".utf8) == [])
    #expect(reader.isWaiting)
    #expect(reader.take("K3Q9X".utf8) == [])
    #expect(reader.pause() == [.scan("C-7K3Q9X")])
    #expect(!reader.isWaiting)
  }

  @Test func `what follows a scan without a pause is no answer`() {
    #expect(events("C-7K3Q9X\r1\r") == [.scan("C-7K3Q9X")])
    #expect(events("C-7K3Q9X\rC-7K3Q9Y\r") == [.scan("C-7K3Q9X"), .scan("C-7K3Q9Y")])
  }

  /// Bursts of several lines, each too short for a scan.
  static let shortLines = [
    "1\r\n1\r\n1\r\n", "1\r1\r1\r1\r", "PN:1\r1\r", "A\r\n1\r\n2\r\n", "PN7\r\nREV\r\n1\r\n",
    "5\rSN1\r", "2\rREV A\r", "yes\r\nABC\r\n", "2\r\nok\r\n2\r\nfine\r\n", "1\r\n\r\n1\r\n",
    "1\n1\n", "1\r1", "é\r1\r", "Zoe\rq\r", "1\r\r", "1\r\u{4}\r", "1\r\u{1}",
  ]

  @Test(arguments: shortLines + ["\r\n1\r\n2\r", "\r\r\r\r\r\r1\r"])
  func `a burst of several short lines answers nothing, and that is told`(burst: String) {
    #expect(events(burst) == [.unread])
    #expect(events(burst, "1", "\r") == [.unread, .character("1"), .enter])
  }

  @Test(arguments: shortLines)
  func `short lines that come piece by piece answer nothing either`(burst: String) {
    var reader = ScanReader()
    #expect(burst.utf8.flatMap { reader.take([$0]) } == [])
    #expect(reader.isWaiting)
    #expect(reader.pause() == [.unread])
    #expect(!reader.isWaiting)
  }

  @Test func `a code among short lines is a scan, and the lines are nothing`() {
    for burst in ["1\r\nSN12345678\r\n", "1\r\nSN12345678\r\n1\r\n", "1\r\u{2}SN12345678\u{3}\r"] {
      #expect(events(burst, "1", "\r") == [.scan("SN12345678"), .character("1"), .enter])
    }
  }

  @Test
  func `Enter after a pause counts at once, and right behind a character once nothing follows`() {
    var reader = ScanReader()
    #expect(reader.take("1".utf8) + reader.pause() == [.character("1")])
    #expect(reader.take("\r".utf8) == [.enter])
    #expect(reader.pause() == [])
    #expect(reader.take("1\r".utf8) == [])
    #expect(reader.isWaiting)
    #expect(
      reader.waitMS == ScanReader.linePauseMS, "what sends a whole line sends the next at once")
    #expect(reader.take("\n".utf8) == [])
    #expect(reader.isWaiting)
    #expect(reader.waitMS == ScanReader.pauseMS)
    #expect(reader.pause() == [.character("1"), .enter])
    #expect(!reader.isWaiting)
    #expect(events("1\r", "2\r\n") == [.character("1"), .enter, .character("2"), .enter])
  }

  @Test func `what comes without a pause behind an Enter that counted is no part of its line`() {
    // The next prompt may be there sooner than a pause is over.
    var reader = ScanReader()
    #expect(reader.take("\r".utf8) == [.enter])
    #expect(reader.take("1".utf8) + reader.pause() == [.character("1")])
  }

  @Test func `Ctrl-C behind lines typed ahead leaves, and none of them is an answer`() {
    let left = events("1\r\u{3}")
    #expect(left.first == .leave)
    #expect(!left.contains(.enter))
    #expect(!events("C-7K3Q9X\r\u{3}").contains(.leave))
  }

  @Test func `what is too long to be kept is told, and no line of it is an answer`() {
    let long = String(repeating: "é", count: 2_000)
    #expect(events(long + "\r1\r", "1") == [.unread, .character("1")])
    #expect(events(long, "1") == [.unread, .character("1")])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `however short lines are cut, none of a burst is an answer`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<20 {
      var bytes: [UInt8] = []
      for line in 0..<Int.random(in: 2...6, using: &random) {
        let least = line < 2 ? 1 : 0
        for _ in 0..<Int.random(in: least...5, using: &random) {
          bytes.append(UInt8.random(in: 0x20...0x7E, using: &random))
        }
        bytes += [[0x0D], [0x0A], [0x0D, 0x0A]].randomElement(using: &random) ?? []
      }
      var reader = ScanReader()
      var events: [KeyEvent] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...9, using: &random))
        events += reader.take(piece)
        rest = rest.dropFirst(piece.count)
      }
      events += reader.pause()
      #expect(events == [.unread], "seed \(seed): \(bytes)")
    }
  }

  @Test func `fields are joined and the marks between them left out`() {
    #expect(events("P07A\t22\r") == [.scan("P07A22")])
    #expect(events("C-0668\tC-0667\t") == [.scan("C-0668"), .scan("C-0667")])
    #expect(events("[)>\u{1E}06\u{1D}SMT2440X1\u{1E}\u{4}\r") == [.scan("[)>06SMT2440X1")])
  }

  @Test func `keys that are not characters`() {
    #expect(
      events("\u{7F}", "\u{8}", "\u{15}", "\u{3}", "\u{4}", "\u{1A}") == [
        .erase, .erase, .eraseLine, .leave, .end, .suspend,
      ])
    #expect(events("\u{1B}[A", "\u{1B}OP", "\u{1B}[15;5~", "\u{1B}x", "\u{1B}", "\u{1}") == [])
    #expect(events(String(repeating: "\u{7F}", count: 9)) == Array(repeating: .erase, count: 9))
  }

  @Test func `text in any writing is typed, also where a word comes at once`() {
    #expect(events("光纤光纤光纤", "\r") == typed("光纤光纤光纤") + [.enter])
    #expect(events("é\r") == [.character("é"), .enter])
  }

  @Test func `Enter twice is twice, and a carriage return with a line feed once`() {
    #expect(events("\r", "\r") == [.enter, .enter])
    #expect(events("1\r\n") == [.character("1"), .enter])
    #expect(events("\r\r") == [.enter, .enter])
    #expect(events("\n\n") == [.enter, .enter])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `any bytes make few events, and a scan never comes with an answer`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    var reader = ScanReader()
    for _ in 0..<20 {
      let length = Int.random(in: 0...(seed % 10 == 0 ? 5_000 : 30), using: &random)
      let printed = Bool.random(using: &random)
      let bytes = (0..<length).map { _ in
        printed
          ? UInt8.random(in: 0x20...0x7E, using: &random) : .random(in: 0...255, using: &random)
      }
      let events = reader.take(bytes) + reader.pause()
      #expect(events.count <= bytes.count, "seed \(seed)")
      let isScan = events.contains { if case .scan = $0 { true } else { false } }
      let last = events.last
      #expect(!(isScan && last == .enter), "seed \(seed)")
      for case .scan(let code) in events { #expect(code.utf8.count <= 500, "seed \(seed)") }
    }
    #expect(!reader.isWaiting)
  }
}
