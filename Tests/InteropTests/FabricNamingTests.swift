import Interop
import Testing

@Suite struct FabricNamingTests {
  private static let pattern = "MF0;spine-1:MQM8700/U1"

  private func spine(_ description: String) throws -> FabricSwitch? {
    try Dump.read(Dump.whole.replacing(Self.pattern, with: description)).switches.last
  }

  private func hosts(_ old: String, _ new: String) throws -> [FabricHost] {
    try Dump.read(Dump.whole.replacing(old, with: new)).hosts
  }

  @Test(arguments: [
    ("MF0;spine-1:MQM8700/U1", "spine-1", "MQM8700", "U1"),
    ("MF0; spine-1 :MQM8700/U1 ", "spine-1", "MQM8700", "U1"),
    ("MF0;hall:spine:MQM8700/U1", "hall:spine", "MQM8700", "U1"),
    ("MF0;spine-1:Q3400_RA/U2", "spine-1/U2", "Q3400_RA", "U2"),
    ("MF0;spine-1:CS7520/L07/U1", "spine-1/L07/U1", "CS7520", "L07/U1"),
  ])
  func `a managed switch names itself, its model and its unit`(
    description: String, name: String, model: String, unit: String
  ) throws {
    let found = try #require(try spine(description))
    #expect(found.name == name)
    #expect(found.model == model)
    #expect(found.unit == unit)
    #expect(found.description == description)
  }

  @Test(arguments: [
    (" my   spine ", "my spine"),
    ("Quantum Mellanox Technologies", "Quantum Mellanox Technologies"),
    ("MF0;:MQM8700/U1", "MF0;:MQM8700/U1"), ("MF0;a:b", "MF0;a:b"), ("MF;", "MF;"),
    ("MF0;a:/U1", "MF0;a:/U1"), ("MFX;a:b/U1", "MFX;a:b/U1"), ("MF0:a;b/U1", "MF0:a;b/U1"),
    ("sp\"ine", "sp\"ine"), ("Übersee", "Übersee"),
  ])
  func `any other description is the name`(description: String, name: String) throws {
    let found = try #require(try spine(description))
    #expect(found.name == name)
    #expect(found.model == nil)
    #expect(found.unit == nil)
  }

  @Test func `two units of one chassis have two names`() throws {
    let dump = try Dump.read(
      Dump.whole.replacing("MF0;leaf-1:MQM8700/U1", with: "MF0;big:Q3400_RA/U1")
        .replacing("MF0;leaf-2:MQM8700/U1", with: "MF0;big:Q3400_RA/U2"))
    #expect(dump.switches.map(\.name) == ["big", "big/U2", "spine-1"])
  }

  @Test func `a description of one word names the host, and its ports have their numbers`() throws {
    let hosts = try hosts("pine-02 mlx5_0 ", "pine-02")
    let host = try #require(hosts.first)
    #expect(host.name == "pine-02")
    #expect(host.adapters.map(\.name) == [nil])
    let dump = try Dump.read(Dump.whole.replacing("pine-02 mlx5_0 ", with: "pine-02"))
    #expect(dump.links.filter { $0.b.device == "pine-02" }.map(\.b.port) == ["1", "2"])
  }

  @Test func `a description of three words is the host's name in full`() throws {
    let hosts = try hosts("pine-02 mlx5_0 ", "MT4123  ConnectX6 Technologies")
    #expect(hosts.map(\.name) == ["MT4123 ConnectX6 Technologies", "pine-01"])
  }

  @Test func `hosts that differ only in capitals are one host`() throws {
    let hosts = try hosts("pine-01 mlx5_0", "PINE-01 mlx5_0")
    #expect(hosts.map(\.name) == ["pine-02", "pine-01"])
    #expect(hosts.last?.adapters.count == 2)
  }

  @Test(arguments: ["MF0;leaf-1:MQM8700/U1", "LEAF-1", "pine-01"])
  func `two devices of one name are refused with both lines`(description: String) throws {
    let text = Dump.whole.replacing(Self.pattern, with: description)
    let error = try #require(Dump.refusal(text))
    #expect(error.code == .duplicateName)
    #expect(error.line != nil)
    #expect(error.otherLine != nil)
    #expect(error.line != error.otherLine)
  }

  @Test(arguments: ["pine-01 mlx5_0", "pine-01 MLX5_0", "pine-02 mlx5_0/2", "pine-02 mlx5_0"])
  func `two ports of one name are refused with both lines`(description: String) throws {
    let text = Dump.whole.replacing("pine-01 mlx5_1", with: description)
    let error = try #require(Dump.refusal(text))
    #expect(error.code == .duplicateName)
    let lines = [error.line, error.otherLine].compactMap(\.self)
    #expect(lines.contains(try Dump.line(of: "Ca\t1 \"H-00000000000000a2\"")))
    #expect(Set(lines).count == 2)
  }
}
