import Testing

/// The label of a part, where a place to work at is wanted: a real terminal in the demo hall.
struct PartScanTests {
  private static let module = "MT2417VS00334"
  private static let cord = "C-0668"

  @Test(arguments: [
    (cord, "1", "C-0668 (cable) is in S1-P2:11/2 and P03B:14"),
    (module, "2", "MT2417VS00334 (module) is in S1-P2:11/1 and S1-P2:11/2"),
  ])
  func `at the first prompt a part says where it is, and is worked at by a number`(
    code: String, number: String, words: String
  ) throws {
    let demo = try DemoFixture()
    let desk = try demo.desk(["work"])
    try desk.waits("scan or type a port")
    try desk.send("\(code)\r")
    try desk.answer(number, after: "work at which?")
    try desk.answer("q", after: "write it down")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains(words), "\(desk.text)")
    #expect(desk.words.contains("DARK 1/12 S1-P2 11/2"), "\(desk.text)")
  }

  @Test func `a label on two cords names both, and the places of both`() throws {
    let demo = try DemoFixture()
    let desk = try demo.desk(["work"])
    try desk.waits("scan or type a port")
    try desk.send("K-1012\r")
    try desk.answer("", after: "work at which?")
    try desk.answer("q", after: "scan or type a port")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(
      desk.words.contains("K-1012 is on 2 things: C-0023 (cable) and C-0025 (cable)"),
      "\(desk.text)")
    #expect(desk.words.contains("1 dgx-02:mlx5_5 C-0023"), "\(desk.text)")
    #expect(desk.words.contains("P01A:12 C-0023 3"), "\(desk.text)")
    #expect(desk.words.contains(" C-0025 "), "\(desk.text)")
  }

  @Test func `a part scanned at the first prompt begins nothing without a number`() throws {
    let demo = try DemoFixture()
    let before = try demo.run(["work", "--list", "--json"]).list("jobs").count
    let desk = try demo.desk(["work"])
    try desk.waits("scan or type a port")
    try desk.send("\(Self.cord)\r")
    try desk.answer("", after: "work at which?")
    try desk.answer("q", after: "scan or type a port")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(try demo.run(["work", "--list", "--json"]).list("jobs").count == before)
  }

  @Test(arguments: [module, cord])
  func `at "this one?" a part of the joint is a yes, and one of another says where it is`(
    code: String
  ) throws {
    let demo = try DemoFixture()
    let desk = try demo.desk(["work", "S1-P2:11/2"])
    try desk.waits("this one? Enter; q: no")
    try desk.send("C-0017\r")
    try desk.waits("C-0017 (cable) is in dgx-02:mlx5_0 and")
    try desk.send("\(code)\r")
    try desk.answer("q", after: "write it down")
    #expect(try desk.ends() == 0, "\(desk.text)")
    #expect(desk.words.contains("yes, \(code) is in it"), "\(desk.text)")
  }
}
