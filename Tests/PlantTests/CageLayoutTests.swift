import Plant
import Testing

/// How the cages of a device type stand, and what the site calls its ports.
struct CageLayoutTests {
  @Test func `the row of a cage follows the way they are numbered`() throws {
    func rows(_ order: String) throws -> [Int?] {
      let layout = try #require(CageLayout("rows=2 order=\(order) cages=6 turned=none"))
      return (0...7).map(layout.row(ofCage:))
    }
    #expect(try rows("column") == [nil, 1, 2, 1, 2, 1, 2, nil])
    #expect(try rows("row") == [nil, 1, 1, 1, 2, 2, 2, nil])
    #expect(try rows("zigzag") == [nil, 1, 1, 1, 2, 2, 2, nil])
  }

  @Test func `a turned row is said, and has its first connector on the right`() throws {
    let layout = try #require(CageLayout(" Rows=2 ORDER=column cages=32 turned=2"))
    #expect(layout.stand(ofCage: 25) == .upright)
    #expect(layout.stand(ofCage: 26) == .inverted)
    #expect(layout.stand(ofCage: 33) == nil)
    #expect(layout.words(ofCage: 25) == "upper row")
    #expect(layout.words(ofCage: 26) == "lower row turned")
    let tall = try #require(CageLayout("rows=4 order=row cages=72 turned=2,4"))
    #expect(tall.words(ofCage: 72) == "row 4 turned")
    #expect(tall.words(ofCage: 1) == "row 1")
  }

  @Test(arguments: [
    "", "rows=2", "rows=2 order=column cages=32", "rows=2 order=column cages=33 turned=none",
    "rows=0 order=row cages=4 turned=none", "rows=2 order=up cages=4 turned=none",
    "rows=2 order=row cages=4 turned=3", "rows=2 order=row cages=4 turned=1,",
    "rows=2 rows=2 order=row cages=4 turned=1", "rows=2 order=row cages=4 turned=none colour=red",
    "rows=99999999999999999999 order=row cages=4 turned=none", "rows order cages turned",
  ])
  func `what cannot be is no rule`(text: String) {
    #expect(CageLayout(text) == nil)
  }

  @Test
  func `a rule of the site settles the side of even and odd cages, and what is typed for them`() {
    let rules = PortRules(policies: [
      (name: "faceplate/QM9700", value: "rows=2 order=column cages=32 turned=2")
    ])
    func names(_ number: Int) -> PortNames {
      PortNames.names(model: "MQM9700-NS2F", portName: "", number: number, rules: rules)
    }
    #expect(names(49).side == .left)
    #expect(names(51).side == .right)
    #expect(names(52).side == .left)
    #expect(names(51).line == "26/1 = IB port 51 = P51 = swp26s0 = OSFP26 right")
    #expect(PortNames.parse("OSFP26 left", model: "MQM9700", rules: rules) == ["26/2"])
    // Another type, and no rule: nothing is claimed.
    #expect(PortNames.names(model: "QM9790", portName: "26/1", rules: rules).side == nil)
    #expect(PortNames.names(model: nil, portName: "26/1", rules: rules).side == nil)
  }

  @Test
  func
    `of several rules that fit the longest name counts, and one that is unreadable says nothing`()
  {
    let upright = "rows=2 order=column cages=32 turned=none"
    let turned = "rows=2 order=column cages=32 turned=1,2"
    let rules = PortRules(policies: [
      (name: "faceplate/qm97", value: turned), (name: "faceplate/QM 9700", value: upright),
      (name: "faceplate/SN5600", value: "as usual"), (name: "faceplate/", value: turned),
    ])
    #expect(rules.layout("MQM9700")?.turned == [])
    #expect(rules.layout("MQM9790")?.turned == [1, 2])
    #expect(rules.layout("SN5600") == nil)
    #expect(rules.layout("Box") == nil)
    #expect(rules.layout(nil) == nil)
  }

  @Test func `the site names the ports of a host nobody else knows: rail and GPU`() {
    let rules = PortRules(policies: [
      (name: "port-names/XE9680", value: "mlx5_0=GPU0,RAIL0 mlx5_3=GPU1,RAIL1")
    ])
    let names = PortNames.names(model: "PowerEdge XE9680", portName: "mlx5_3", rules: rules)
    #expect(names.line == "mlx5_3 = GPU1 = RAIL1")
    #expect(names.cage == nil)
    #expect(PortNames.parse("rail 1", model: "PowerEdge XE9680", rules: rules) == ["mlx5_3"])
    #expect(PortNames.names(model: "PowerEdge XE9680", portName: "mlx5_3").line == "mlx5_3")
    // What the program knows already is not said twice.
    let own = PortRules(policies: [
      (name: "port-names/DGXH100", value: "mlx5_11=GPU7,RAIL7")
    ])
    let known = PortNames.names(model: "DGX H100", portName: "mlx5_11", rules: own)
    #expect(known.line == "mlx5_11 = OSFP1P1 = GPU7 = RAIL7")
  }

  @Test(arguments: [
    "", "mlx5_0", "mlx5_0=", "=GPU0", "mlx5_0=GPU0,", "mlx5_0=GPU0 mlx5_1=gpu0",
    "mlx5_0=GPU0 mlx5_0=GPU1", "a=b=c",
  ])
  func `port names that are unclear are no rule`(text: String) {
    #expect(PortRules.portNames(text) == nil)
  }

  @Test func `a DGX H200 has the ports of an H100`() {
    let names = PortNames.names(model: "DGX H200", portName: "mlx5_11")
    #expect(names.line == "mlx5_11 = OSFP1P1 = GPU7")
    // Nobody has told those of a B200.
    #expect(PortNames.names(model: "DGX B200", portName: "mlx5_11").line == "mlx5_11")
  }
}
