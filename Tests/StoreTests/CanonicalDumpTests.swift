import Change
import Plant
import Store
import TestSupport
import Testing

/// A dump is read by programs and on screens, and what others wrote is in it.
@Suite struct `The canonical dump` {
  private let fixture: StoreFixture
  private let store: Store

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store("one", seed: 1)
  }

  private func note(_ text: String) throws {
    try store.fact(.note(Note(subject: Subject(kind: .hall, id: .zero), text: text)))
  }

  /// What moves a cursor, breaks a line or turns the direction of writing.
  private static let steering: [ClosedRange<UInt32>] = [
    0x1...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
    0xFEFF...0xFEFF, 0xFFFE...0xFFFF,
  ]

  @Test func `what would steer a screen or break a line is spelled out`() throws {
    try note("a\u{9B}2J\u{9B}31mRED \u{202E}evil")
    #expect(try store.dump().contains(#""a\u{9b}2J\u{9b}31mRED \u{202e}evil""#))
    let all = Self.steering.joined().compactMap { Unicode.Scalar($0) }
    for scalar in all { try note("x\(String(scalar))y") }
    let dump = try store.dump()
    #expect(dump.unicodeScalars.allSatisfy { $0 == "\n" || !all.contains($0) })
    for scalar in all {
      #expect(dump.contains("\"x\\u{\(String(scalar.value, radix: 16))}y\""))
    }
    #expect(
      try dump == FoldedTables(store.appliedChanges(), tables: store.tables).dump(site: testSite))
  }

  @Test func `a text that looks spelled out is another, and all else is as it was written`() throws
  {
    try note(#"a\u{9b}"b"#)
    try note("\u{A0}caf\u{E9} \u{1F50C}\u{200D}\u{202F}\u{2065}\u{206A}\u{FFFD}")
    let dump = try store.dump()
    #expect(dump.contains(#""a\\u{9b}\"b""#))
    #expect(
      dump.contains("\"\u{A0}caf\u{E9} \u{1F50C}\u{200D}\u{202F}\u{2065}\u{206A}\u{FFFD}\""))
  }
}
