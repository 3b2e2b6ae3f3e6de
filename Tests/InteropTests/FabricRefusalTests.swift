import Interop
import Testing

/// One dump for each kind of damage.
@Suite struct FabricRefusalTests {
  /// What is replaced in the whole dump, by what, and what the refusal must say.
  struct Damage: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let code: ImportErrorCode
    /// A piece of the line at fault.
    let at: String
    /// A piece of the other line at fault.
    var other: String? = nil

    var testDescription: String { name }
  }

  static let damages: [Damage] = [
    Damage(
      name: "peer cut short", old: "[1](a1) \t\t# \"pine-01", new: "[1](a1",
      code: .malformedLine, at: "[1](a1 mlx5_0"),
    Damage(
      name: "no speed", old: "lid 10 4xHDR", new: "lid 10", code: .malformedLine,
      at: "# \"pine-01 mlx5_0\" lid 10"),
    Damage(
      name: "speed cut short", old: "lid 10 4xHDR", new: "lid 10 4xHD", code: .malformedLine,
      at: "4xHD"),
    Damage(
      name: "odd width", old: "lid 10 4xHDR", new: "lid 10 5xHDR", code: .malformedLine,
      at: "5xHDR"),
    Damage(
      name: "two lines in one", old: "lid 10 4xHDR\n", new: "lid 10 4xHDR ",
      code: .malformedLine, at: "lid 10 4xHDR [2]"),
    Damage(
      name: "letters in a number", old: "[2]\t\"H", new: "[2a]\t\"H", code: .malformedLine,
      at: "[2a]"),
    Damage(
      name: "seventeen digits", old: "H-00000000000000a1", new: "H-000000000000000a1",
      code: .malformedLine, at: "H-000000000000000a1"),
    Damage(
      name: "unknown line", old: "devid=0xd2f0", new: "colour=blue", code: .malformedLine,
      at: "colour=blue"),
    Damage(
      name: "bad identifier", old: "devid=0xd2f0", new: "devid=0xzz", code: .malformedLine,
      at: "devid=0xzz"),
    Damage(
      name: "no port count", old: "Switch\t41 \"S-0000000000000012\"",
      new: "Switch\t\"S-0000000000000012\"", code: .malformedLine, at: "Switch\t\"S"),
    Damage(
      name: "port count beyond 254", old: "Switch\t41 \"S-0000000000000012\"",
      new: "Switch\t9999999999999999999999 \"S-0000000000000012\"", code: .malformedLine,
      at: "99999"),
    Damage(
      name: "node without description", old: "Ca\t1 \"H-00000000000000a2\"\t\t# \"pine-01 mlx5_1\"",
      new: "Ca\t1 \"H-00000000000000a2\"", code: .malformedLine, at: "Ca\t1 \"H-00000000000000a2"),
    Damage(
      name: "node that contradicts its identifier", old: "caguid=0xa2", new: "caguid=0xa3",
      code: .malformedLine, at: "Ca\t1 \"H-00000000000000a2"),
    Damage(
      name: "blank description", old: "# \"pine-01 mlx5_1\"\n[1]", new: "# \"  \"\n[1]",
      code: .malformedLine, at: "# \"  \""),
    Damage(
      name: "same port twice", old: "[2]\t\"H-00000000000000b1\"[1]",
      new: "[1]\t\"H-00000000000000b1\"[1]", code: .duplicatePort,
      at: "[1]\t\"H-00000000000000b1\"[1]", other: "[1]\t\"H-00000000000000a1\""),
    Damage(
      name: "port above the count", old: "[2]\t\"H-00000000000000b1\"[1]",
      new: "[42]\t\"H-00000000000000b1\"[1]", code: .portOutOfRange, at: "[42]",
      other: "Switch\t41 \"S-0000000000000011\""),
    Damage(
      name: "peer port above the count", old: "[2]\t\"H-00000000000000b1\"[1]",
      new: "[2]\t\"H-00000000000000b1\"[3]", code: .portOutOfRange,
      at: "[2]\t\"H-00000000000000b1\"[3]", other: "Ca\t2 \"H-00000000000000b1\""),
    Damage(
      name: "two directions that contradict", old: "\"S-0000000000000011\"[31]",
      new: "\"S-0000000000000011\"[30]", code: .contradiction,
      at: "[31]\t\"S-0000000000000021\"[1]", other: "\"S-0000000000000011\"[30]"),
    Damage(
      name: "two lines to one silent port", old: "[8]\t\"S-0000000000000021\"[9]",
      new: "[10]\t\"S-0000000000000021\"[12]\t\t# \"x\" lid 3 4xHDR\n"
        + "[11]\t\"S-0000000000000021\"[12]\t\t# \"x\" lid 3 4xHDR\n"
        + "[8]\t\"S-0000000000000021\"[9]", code: .contradiction, at: "[11]\t", other: "[10]\t"),
    Damage(
      name: "switch called a host", old: "[31]\t\"S-0000000000000021\"[1]",
      new: "[31]\t\"H-0000000000000021\"[1]", code: .contradiction,
      at: "[31]\t\"H-0000000000000021\"[1]", other: "Switch\t41 \"S-0000000000000021\""),
    Damage(
      name: "switch never described", old: Dump.spine, new: "", code: .unknownPeer,
      at: "[31]\t\"S-0000000000000021\"[1]"),
    Damage(
      name: "control character", old: "pine-01", new: "pi\u{1B}[2Jne", code: .controlCharacter,
      at: "pi\u{1B}"),
    Damage(
      name: "control character beyond ASCII", old: "pine-01", new: "pi\u{9B}2Jne",
      code: .controlCharacter, at: "pi\u{9B}"),
    Damage(
      name: "NUL", old: "pine-01", new: "pi\0ne", code: .controlCharacter, at: "pi\0ne"),
    Damage(
      name: "endless line", old: "pine-01", new: String(repeating: "x", count: 5_000),
      code: .lineTooLong, at: "xxxx"),
  ]

  @Test(arguments: damages)
  func `damage is refused by line and kind`(damage: Damage) throws {
    let text = try Dump.whole(damage.old, becomes: damage.new)
    let error = try #require(Dump.refusal(text))
    #expect(error.code == damage.code, "\(error)")
    #expect(error.line == (try Dump.line(of: damage.at, in: text)), "\(error)")
    #expect(error.otherLine == (try damage.other.map { try Dump.line(of: $0, in: text) }))
    #expect(error.file == "fabric.txt")
    #expect(error.message.hasSuffix("."))
    #expect(error.message.utf8.allSatisfy { $0 >= 0x20 })
  }

  @Test func `a node described twice is refused with both lines`() throws {
    let error = try #require(Dump.refusal(Dump.whole + Dump.leaf1))
    #expect(error.code == .duplicateNode)
    #expect(error.otherLine == (try Dump.line(of: "Switch\t41 \"S-0000000000000011\"")))
    #expect(error.line != error.otherLine)
  }

  @Test func `bytes that are not UTF-8 are refused by line`() throws {
    var bytes = Array(Dump.header.utf8)
    bytes += [0x0A, 0x23, 0x20, 0xFC, 0x0A]
    #expect(
      throws: ImportError(
        file: "f", line: 6, code: .invalidUTF8,
        message: "The line holds a byte (0xfc) that is not UTF-8 text.")
    ) {
      try IBNetDiscover.read(bytes, file: "f")
    }
  }

  @Test func `a dump cut at any byte is refused, unless only its last line end is lost`() throws {
    let bytes = Array(Dump.whole.utf8)
    for length in bytes.indices {
      #expect(throws: ImportError.self, "cut after \(length) bytes") {
        try IBNetDiscover.read(Array(bytes.prefix(length)), file: "cut")
      }
    }
  }

  @Test func `a dump without header that ends inside its last block is refused`() throws {
    let text = Dump.adapters + Dump.last + Dump.leaf1 + Dump.leaf2 + Dump.spine
    let cut = try Dump.replaced(
      text, "[8]\t\"S-0000000000000021\"[9]\t\t# \"MF0;spine-1:MQM8700/U1\" lid 3 4xHDR\n", "")
    let error = try #require(Dump.refusal(cut))
    #expect(error.code == .truncated)
    #expect(error.otherLine == (try Dump.line(of: "[9]\t\"S-0000000000000021\"[8]", in: cut)))
  }

  @Test func `a dump that ends in identifiers is refused`() throws {
    let body = Dump.leaf1 + Dump.leaf2 + Dump.spine + Dump.adapters + Dump.last
    let error = try #require(Dump.refusal(body + "\nvendid=0x2c9\ndevid=0x101b\n"))
    #expect(error.code == .truncated)
    #expect(error.message.contains("before its Switch or Ca line"))
  }

  @Test(arguments: [
    ("", ImportErrorCode.empty, "is empty"), (" \r\n\t\n", .empty, "is empty"),
    (Dump.header, .truncated, "ends after its header"),
    ("a,b,c\n1,2,3\n", .wrongFormat, "CSV"), ("device,hall\n", .wrongFormat, "CSV"),
    ("{\"nodes\": 1}\n", .wrongFormat, "JSON"), ("[\n{}\n]\n", .wrongFormat, "JSON"),
    ("<?xml version=\"1.0\"?>\n", .wrongFormat, "XML"),
    (
      "CA   1  1 0x1f 4x EDR - SW  2 10 0x1e ( 'n1 HCA-1' - 's1' )\n", .wrongFormat,
      "ibnetdiscover -p"
    ),
    ("\nSW   479 22 0x0002c902 4x QDR     text\n", .wrongFormat, "ibnetdiscover -p"),
    ("Switch\t : 0x0011 ports 41 devid 0xd2f0 vendid 0x2c9 \"x\"\n", .wrongFormat, "-l"),
    ("\nChassis 1 (guid 0x77)\n\n# Spine Nodes\n", .wrongFormat, "--grouping"),
    (Dump.leaf1 + "\nNon-Chassis Nodes\n", .wrongFormat, "--grouping"),
    ("CA: pine-01 mlx5_0:\n", .wrongFormat, "iblinkinfo"),
    ("> vendid=0x2c9\n", .wrongFormat, "--diff"), ("hello\tthere\n", .wrongFormat, "hello there"),
    ("PK\u{3}\u{4}\0", .wrongFormat, "ZIP"), ("%PDF-1.7\n", .wrongFormat, "PDF"),
    ("#\u{FEFF}\r#\n", .controlCharacter, "carriage return"),
  ])
  func `what is not a dump is told what it looks like`(
    text: String, code: ImportErrorCode, words: String
  ) throws {
    let error = try #require(Dump.refusal(text))
    #expect(error.code == code, "\(error)")
    #expect(error.message.contains(words), "\(error)")
  }

  @Test func `UTF-16 text is told apart`() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x23, 0, 0x0A, 0]
    #expect {
      try IBNetDiscover.read(bytes, file: "f")
    } throws: { error in
      (error as? ImportError)?.message.contains("UTF-16") == true
    }
  }

  @Test func `a refusal prints like a compiler's`() {
    let error = ImportError(file: "f.txt", line: 3, code: .badQuote, message: "Bad.")
    #expect("\(error)" == "f.txt:3: Bad.")
    #expect("\(ImportError(file: "f", line: nil, code: .empty, message: "Bad."))" == "f: Bad.")
  }
}
