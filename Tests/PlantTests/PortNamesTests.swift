import Plant
import Testing

struct PortNamesTests {
  @Test func `port 49 of a twin-port switch has all its names on one line`() {
    let names = PortNames.names(model: "MQM9700", portName: "", number: 49)
    #expect(names.canonical == "25/1")
    #expect(names.cage == "25")
    #expect(names.connector == 1)
    #expect(names.side == .left)
    #expect(names.line == "25/1 = IB port 49 = P49 = swp25s0 = OSFP25 left")
  }

  @Test(arguments: ["MQM9700", "MQM9790-NS2F", "QM9700", "mqm9790", "Quantum-2 QM9700/U1"])
  func `every name of all 64 twin ports leads back to it`(model: String) {
    var seen: Set<String> = []
    for port in 1...64 {
      let names = PortNames.names(model: model, portName: "", number: port)
      #expect(names.canonical == "\((port + 1) / 2)/\(port % 2 == 1 ? 1 : 2)")
      seen.insert(names.canonical)
      for text in [names.canonical, "\(port)", "ib  PORT \(port)", " p\(port) "] + names.aliases {
        #expect(PortNames.parse(text, model: model) == [names.canonical], "\(text)")
        #expect(PortNames.names(model: model, portName: text, number: nil) == names, "\(text)")
      }
    }
    #expect(seen.count == 64)
  }

  @Test func `left and right follow the row of cages`() {
    func side(_ port: Int, _ row: PortNames.Row?) -> PortNames.Side? {
      PortNames.names(model: "QM9700", portName: "", number: port, row: row).side
    }
    #expect(side(49, .upright) == .left)
    #expect(side(50, .upright) == .right)
    #expect(side(49, .inverted) == .right)
    #expect(side(51, .inverted) == .right)
    #expect(side(52, .inverted) == .left)
    #expect(PortNames.parse("OSFP26 left", model: "QM9700", row: .inverted) == ["26/2"])
  }

  @Test func `the side of an even cage is not claimed until somebody looked`() {
    let names = PortNames.names(model: "QM9700", portName: "26/1")
    #expect(names.side == nil)
    #expect(names.line == "26/1 = IB port 51 = P51 = swp26s0 = OSFP26, side not known")
    #expect(PortNames.parse("OSFP26 left", model: "QM9700") == ["26/1", "26/2"])
    #expect(PortNames.parse("osfp 25 right", model: "QM9700") == ["25/2"])
  }

  @Test func `other spellings of a twin port are understood`() {
    for text in ["1/25/1", "IB1/25/1", "osfp25/1", "cage 25/1", "P24.0", "SWP25S0"] {
      #expect(PortNames.parse(text, model: "QM9700") == ["25/1"], "\(text)")
    }
    #expect(PortNames.parse("1/2", model: "QM9700") == ["1/2"])
    #expect(PortNames.parse("OSFP25", model: "QM9700") == ["25/1", "25/2"])
    #expect(PortNames.parse("swp25", model: "QM9700") == ["25/1", "25/2"])
  }

  @Test(arguments: [
    "", " ", "0", "65", "33/1", "25/0", "25/3", "25/", "/1", "p", "swp25s2", "swp0s0",
    "OSFP33 left",
    "+5", "-5", "99999999999999999999", "25/1/1", "٢٥/١", "P32.0", "P1.2", "osfp left", "=1+1",
  ])
  func `what no twin port is called finds nothing`(text: String) {
    #expect(PortNames.parse(text, model: "QM9700") == [])
  }

  @Test(arguments: ["MQM8700/U1", "MQM8790", "QM8700"])
  func `all 40 ports of a one-MPO switch keep their number`(model: String) {
    for port in 1...40 {
      let names = PortNames.names(model: model, portName: "\(port)", number: port)
      #expect(names.line == "\(port) = IB port \(port) = P\(port) = 1/\(port)")
      #expect(names.cage == "\(port)")
      #expect(names.connector == 1)
      #expect(names.side == nil)
      for text in [names.canonical] + names.aliases {
        #expect(PortNames.parse(text, model: model) == ["\(port)"], "\(text)")
      }
    }
    #expect(PortNames.parse("41", model: model) == [])
  }

  @Test func `a port no cage has keeps its number only`() {
    let names = PortNames.names(model: "MQM8700", portName: "41", number: 41)
    #expect(names.line == "41 = IB port 41")
    #expect(names.cage == nil)
    let high = PortNames.names(model: "QM9700", portName: "129", number: 129)
    #expect(high.line == "129 = IB port 129")
  }

  @Test func `a name and a number that contradict each other give no cage`() {
    let names = PortNames.names(model: "QM9700", portName: "25/1", number: 3)
    #expect(names.canonical == "25/1")
    #expect(names.cage == nil)
    #expect(names.aliases == [])
  }

  @Test func `an Ethernet port says its cage, and its connector only where that is sure`() {
    func names(_ name: String) -> PortNames { PortNames.names(model: "SN5600", portName: name) }
    #expect(names("swp5").line == "swp5 = OSFP5")
    #expect(names("swp5").connector == nil)
    #expect(names("swp5s0").line == "swp5s0, in OSFP5")
    #expect(names("swp5s0").connector == 1)
    #expect(names("swp5s1").connector == nil)
    #expect(names("swp5s7").connector == 2)
    #expect(names("swp65").cage == nil)
    #expect(PortNames.parse("osfp5", model: "SN5600") == ["swp5"])
    #expect(PortNames.parse("Swp5 s1", model: "SN5600") == ["swp5s1"])
    #expect(PortNames.parse("swp5s8", model: "SN5600") == [])
  }

  @Test func `ports of a DGX H100 follow its cage table, not its adapter numbers`() {
    let names = PortNames.names(model: "DGX H100", portName: "mlx5_11", number: 1)
    #expect(names.line == "mlx5_11 = OSFP1P1 = GPU7")
    #expect(names.cage == "OSFP1")
    #expect(names.connector == 1)
    #expect(PortNames.parse("osfp4p2", model: "DGX-H100") == ["mlx5_0"])
    #expect(PortNames.parse("GPU 0", model: "dgxh100") == ["mlx5_0"])
    #expect(PortNames.parse("OSFP1", model: "DGX H100") == ["mlx5_11", "mlx5_6"])
    #expect(PortNames.names(model: "DGX H100", portName: "mlx5_1").cage == nil)
    #expect(PortNames.parse("GPU8", model: "DGX H100") == [])
  }

  @Test func `an adapter of a DGX A100 has one MPO and no invented cage`() {
    let names = PortNames.names(model: "DGX A100", portName: "mlx5_1 ", number: 1)
    #expect(names.canonical == "mlx5_1")
    #expect(names.connector == 1)
    #expect(names.cage == nil)
    #expect(PortNames.parse("MLX5_1", model: "DGX A100") == ["mlx5_1"])
  }

  @Test func `a port of an unknown model keeps its name and nothing else`() {
    let names = PortNames.names(model: "Box 9000", portName: " Port 21 ", number: 21)
    #expect(names == PortNames.names(model: nil, portName: "Port 21"))
    #expect(names.line == "Port 21")
    #expect(PortNames.parse("P49", model: nil) == ["P49", "49"])
    #expect(PortNames.parse("25/1", model: nil) == ["25/1"])
    #expect(PortNames.parse("25", model: "SX6036") == ["25"])
  }
}
