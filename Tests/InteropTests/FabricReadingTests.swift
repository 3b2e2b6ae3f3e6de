import Interop
import Testing

@Suite struct FabricReadingTests {
  @Test func `a dump becomes switches, hosts and links`() throws {
    let dump = try Dump.read(Dump.whole)
    #expect(dump.generatedAt == "Mon Mar  2 08:15:00 2026")
    #expect(dump.switches.map(\.name) == ["leaf-1", "leaf-2", "spine-1"])
    #expect(dump.switches.map(\.internalPorts) == [[41], [], []])
    #expect(dump.hosts.map(\.name) == ["pine-02", "pine-01"])
    #expect(
      dump.links.map(text) == [
        "leaf-1:1 pine-01:mlx5_0 4xHDR", "leaf-1:2 pine-02:mlx5_0/1 4xHDR",
        "leaf-1:31 spine-1:1 4xHDR", "leaf-2:1 pine-01:mlx5_1 4xHDR",
        "leaf-2:2 pine-02:mlx5_0/2 4xHDR", "leaf-2:31 spine-1:2 2xHDR",
        "spine-1:8 spine-1:9 4xHDR",
      ])
    #expect(dump.links.map(\.width) == [4, 4, 4, 4, 4, 2, 4])
    #expect(dump.aggregationNodes == 1)
    #expect(dump.oneSided == 0)
    #expect(dump.warnings.isEmpty)
  }

  @Test func `identifiers keep their sixteen digits`() throws {
    let dump = try Dump.read(Dump.whole)
    #expect(dump.switches.first?.guid.description == "0000000000000011")
    #expect(dump.switches.first?.systemGUID == FabricGUID(0x11))
    #expect(dump.links.first?.b.guid.description == "00000000000000a1")
  }

  @Test func `line ends of Windows and a byte order mark change nothing`() throws {
    let windows =
      "\u{FEFF}"
      + Dump.whole.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(try Dump.read(windows) == Dump.read(Dump.whole))
  }

  @Test func `the order of the blocks does not turn a link round`() throws {
    let turned = try Dump.read(Dump.adapters + Dump.last + Dump.spine + Dump.leaf2 + Dump.leaf1)
    let links = Set(try Dump.read(Dump.whole).links.map(text))
    #expect(Set(turned.links.map(text)) == links)
  }

  @Test func `a link printed from one end only is a link and is counted`() throws {
    let dump = try Dump.read(
      try Dump.whole(
        "[1]\t\"S-0000000000000011\"[31]\t\t# \"MF0;leaf-1:MQM8700/U1\" lid 1 4xHDR\n",
        becomes: ""))
    #expect(dump.oneSided == 1)
    #expect(dump.links.count == 7)
    let link = try #require(dump.links.first { $0.lines.count == 1 })
    #expect(text(link) == "leaf-1:31 spine-1:1 4xHDR")
    #expect(link.lines == [try Dump.line(of: "[31]\t\"S-0000000000000021\"[1]")])
  }

  @Test func `an adapter without a block of its own is taken from its switch and remarked`() throws
  {
    let dump = try Dump.read(Dump.leaf1 + Dump.leaf2 + Dump.spine)
    #expect(dump.hosts.map(\.name) == ["pine-01", "pine-02"])
    #expect(dump.links.count == 7)
    #expect(dump.oneSided == 4)
    #expect(dump.aggregationNodes == 1)
    #expect(dump.switches.map(\.internalPorts) == [[41], [], []])
    #expect(dump.links.contains { text($0) == "leaf-1:2 pine-02:mlx5_0/1 4xHDR" })
    #expect(dump.hosts.flatMap(\.adapters).allSatisfy { $0.portCount == nil })
    let warning = try #require(dump.warnings.first)
    #expect(dump.warnings.count == 1)
    #expect(warning.code == .undescribedAdapter)
    #expect(warning.count == 4)
  }

  @Test func `an adapter of a switch's own system is left out whatever it is called`() throws {
    let renamed = Dump.whole.replacing("Mellanox Technologies Aggregation Node", with: "odd one")
    let dump = try Dump.read(renamed)
    #expect(dump.aggregationNodes == 1)
    #expect(dump.hosts.count == 2)
    #expect(dump.switches.first?.internalPorts == [41])
  }

  @Test func `a port linked to itself is remarked and left out`() throws {
    let dump = try Dump.read(
      try Dump.whole(
        "[8]\t\"S-0000000000000021\"[9]",
        becomes: "[7]\t\"S-0000000000000021\"[7]\t\t# \"x\" lid 3 4xHDR\n"
          + "[8]\t\"S-0000000000000021\"[9]"))
    #expect(dump.links.count == 7)
    #expect(dump.warnings.map(\.code) == [.loopbackPlug])
  }

  @Test func `ends that print different speeds are remarked`() throws {
    let dump = try Dump.read(
      try Dump.whole("\"MF0;spine-1:MQM8700/U1\" lid 3 4xHDR", becomes: "\"x\" lid 3 4xEDR"))
    #expect(dump.links.count == 7)
    #expect(dump.warnings.map(\.code) == [.speedDisagreement])
  }

  @Test func `what is inside a switch is no cause for remarks`() throws {
    let dump = try Dump.read(try Dump.whole("lid 4 4xHDR", becomes: "lid 4 4xEDR"))
    #expect(dump.warnings.isEmpty)
    #expect(dump.aggregationNodes == 1)
  }

  @Test func `widths and speeds the tool did not know are kept as printed`() throws {
    let unknown = Dump.whole.replacing("2xHDR", with: "?????")
    let dump = try Dump.read(unknown)
    let link = try #require(dump.links.first { $0.speed == "?????" })
    #expect(link.width == nil)
  }

  @Test func `what the option --full adds is passed over`() throws {
    let full = Dump.whole.replacing(" 4xHDR\n", with: " 4xHDR s=4 w=2 v=4\n")
    #expect(try Dump.read(full).links.map(text) == Dump.read(Dump.whole).links.map(text))
  }

  private func text(_ link: FabricLink) -> String {
    "\(link.a.device):\(link.a.port) \(link.b.device):\(link.b.port) \(link.speed)"
  }
}
