import Interop
import Testing

/// The published dumps of a real fabric.
///
/// They stand outside the project; without them this is skipped.
@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data beside the project"))
struct RealFabricTests {
  @Test func `the dump of a whole compute fabric is read in full`() throws {
    let dump = try IBNetDiscover.read(
      try SharedData.bytes("ufm/selene.compute.ibnetdiscover.txt"), file: "selene")
    #expect(dump.generatedAt == "Tue Feb 23 14:02:06 2021")
    #expect(dump.switches.count == 666)
    #expect(dump.hosts.count == 469)
    #expect(dump.links.count == 12_186)
    #expect(dump.links.count { $0.a.kind == .switch && $0.b.kind == .switch } == 8_511)
    #expect(dump.links.count { $0.a.kind == .switch && $0.b.kind == .host } == 3_675)
    #expect(dump.links.allSatisfy { $0.width == 4 && $0.speed == "4xHDR" && $0.lines.count == 2 })
    #expect(dump.aggregationNodes == 666)
    #expect(dump.oneSided == 0)
    #expect(dump.warnings.isEmpty)
    #expect(
      dump.switches.allSatisfy {
        $0.portCount == 41 && $0.internalPorts == [41] && $0.model == "MQM8700" && $0.unit == "U1"
      })
  }

  @Test func `every compute node of the real dump has eight links to eight leaves`() throws {
    let dump = try IBNetDiscover.read(
      try SharedData.bytes("ufm/selene.compute.ibnetdiscover.txt"), file: "selene")
    let nodes = Dictionary(
      grouping: dump.links.filter { $0.b.device.hasPrefix("luna-") }, by: \.b.device)
    #expect(nodes.count == 458)
    #expect(nodes.values.allSatisfy { $0.count == 8 })
    #expect(nodes.values.allSatisfy { Set($0.map(\.a.device)).count == 8 })
    let first = nodes["luna-0541", default: []]
    let ends = first.map { "\($0.b.port) \($0.a.device):\($0.a.port)" }.sorted()
    #expect(
      ends == [
        "mlx5_0 LG28-01:1", "mlx5_1 LG28-02:1", "mlx5_2 LG28-03:1", "mlx5_3 LG28-04:1",
        "mlx5_6 LG28-05:1", "mlx5_7 LG28-06:1", "mlx5_8 LG28-07:1", "mlx5_9 LG28-08:1",
      ])
    let cache = try #require(dump.hosts.first { $0.name == "selene-cache-02" })
    #expect(cache.adapters.map(\.name) == ["mlx5_1"])
  }

  /// Counted by hand in the file's 22 + 5 port lines.
  @Test func `the small topology has fifteen links, two of them loopback cables`() throws {
    let dump = try IBNetDiscover.read(
      try SharedData.bytes("ufm/small_topo_file.ibnetdiscover.txt"), file: "small")
    #expect(dump.switches.map(\.name) == ["r-ufm-sw95", "r-ufm-sw226"])
    #expect(dump.switches.map(\.model) == ["MQM8700", "SX6036"])
    #expect(dump.switches.map(\.internalPorts) == [[41], []])
    #expect(dump.hosts.map(\.adapters.count).reduce(0, +) == 12)
    #expect(
      Set(dump.hosts.map(\.name)) == [
        "r-dcs96", "r-dmz-ufm128", "r-dmz-ufm131", "r-dmz-ufm134", "r-dmz-ufm137",
      ])
    #expect(dump.links.count == 15)
    #expect(dump.links.count { $0.b.kind == .host } == 12)
    let loops = dump.links.filter { $0.a.device == $0.b.device }
    #expect(
      loops.map { [$0.a.port, $0.b.port, $0.speed] } == [
        ["25", "26", "4xFDR10"], ["28", "29", "4xFDR"],
      ])
    #expect(dump.aggregationNodes == 1)
    #expect(dump.oneSided == 0)
  }

  @Test(
    arguments: ["ibnetdiscover-test.out", "ibnetdiscover-test2.out", "ibnetdiscover-test3.out"])
  func `the port report of the same tool is told apart`(name: String) throws {
    let bytes = try SharedData.bytes("infiniband_exporter/\(name)")
    #expect {
      try IBNetDiscover.read(bytes, file: name)
    } throws: { error in
      guard let error = error as? ImportError else { return false }
      return error.code == .wrongFormat && error.message.contains("ibnetdiscover -p")
    }
  }

  @Test func `the real places file stands without overlaps`() throws {
    let places = try PlacesFile.read(
      try SharedData.bytes("selene.places.csv"), file: "selene.places.csv")
    #expect(places.rows.count == 1_135)
    #expect(places.overlaps.isEmpty)
    #expect(places.warnings.isEmpty)
    let first = try #require(places.rows.first)
    #expect(first.line == 2)
    #expect(first.device == "luna-0001")
    #expect(first.rack == "R01-01")
    #expect(first.units == 2...7)
  }

  @Test func `every device of the real dump has a place`() throws {
    let dump = try IBNetDiscover.read(
      try SharedData.bytes("ufm/selene.compute.ibnetdiscover.txt"), file: "selene")
    let places = try PlacesFile.read(
      try SharedData.bytes("selene.places.csv"), file: "selene.places.csv")
    #expect(
      Set(places.rows.map(\.device)) == Set(dump.switches.map(\.name) + dump.hosts.map(\.name)))
  }

  @Test func `the real dump cut anywhere is refused`() throws {
    let bytes = try SharedData.bytes("ufm/selene.compute.ibnetdiscover.txt")
    for part in 0..<40 {
      let cut = Array(bytes.prefix(bytes.count * part / 40))
      #expect(throws: ImportError.self) { try IBNetDiscover.read(cut, file: "cut") }
    }
  }
}
