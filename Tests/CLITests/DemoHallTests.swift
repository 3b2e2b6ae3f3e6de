import Foundation
import Testing

/// The demo hall holds what its plan promises, as far as its records say.
struct DemoHallTests {
  private let hall: DemoFixture
  private let records: DemoRecords

  private static let dump = Result {
    DemoRecords(dump: try DemoFixture.shared.get().run(["dump", "--canonical"]).out)
  }

  init() throws {
    hall = try DemoFixture.shared.get()
    records = try Self.dump.get()
  }

  /// A module as its record says.
  private struct Module {
    var pinned: String?
    var polish: String?
    var kind: String?
    var top: String?
  }

  private struct End {
    var id: String
    var cable: String
    var side: String
    var leg: String
    var kind: String?
    var pinned: String?
    var polish: String?
  }

  /// Landed ends by the place they are at.
  private var endsByPlace: [String: [End]] {
    let landed = records["cable_end"].filter { $0[7] == "landed" && $0[9] != nil }
    return Dictionary(grouping: landed) { $0[9] ?? "" }.mapValues { rows in
      rows.map {
        End(
          id: $0[0] ?? "", cable: $0[1] ?? "", side: $0[2] ?? "", leg: $0[3] ?? "", kind: $0[4],
          pinned: $0[5], polish: $0[6])
      }
    }
  }

  /// The module in each port: found through the first port of its cage.
  private var moduleByPort: [String: Module] {
    var modules: [String: Module] = [:]
    for row in records["module"] {
      modules[row[0] ?? ""] = Module(pinned: row[7], polish: row[8], kind: row[6], top: row[4])
    }
    var held: [String: Module] = [:]
    for part in records["part"] where part[1] == "module" {
      held[part[2] ?? ""] = modules[part[5] ?? ""]
    }
    var out: [String: Module] = [:]
    let cages = Dictionary(grouping: records["port"]) { row in
      row[4].map { "\(row[1] ?? "") \($0)" } ?? row[0] ?? ""
    }
    for ports in cages.values {
      let module = ports.compactMap { held[$0[0] ?? ""] }.first
      for port in ports { out[port[0] ?? ""] = module }
    }
    return out
  }

  @Test func `the counts are the published ones`() {
    let devices = records["device"]
    #expect(devices.count { $0[4] == "DGX H100" } == 32)
    #expect(devices.count { $0[4] == "MQM9700" } == 8 + 4)
    let fabric = records["link"].filter { $0[5] == "4xNDR" }
    #expect(fabric.count == 256 + 256)
    let ports = Dictionary(records["port"].map { ($0[0] ?? "", $0[1] ?? "") }) { one, _ in one }
    let hosts = Set(devices.filter { $0[2] == "host" }.compactMap { $0[0] })
    let toNodes = fabric.filter { link in
      [link[1], link[2]].contains { hosts.contains(ports[$0 ?? ""] ?? "") }
    }
    #expect(toNodes.count == 256)
  }

  @Test func `every id is there once, and every serial`() {
    for table in [
      "device", "port", "link", "module", "cable", "cable_end", "panel_position", "part",
    ] {
      let ids = records[table].compactMap { $0[0] }
      #expect(!ids.isEmpty, "\(table)")
      #expect(Set(ids).count == ids.count, "\(table)")
    }
    for (table, place) in [("module", 2), ("cable", 3), ("device", 5), ("device", 6), ("panel", 1)]
    {
      let serials = records[table].compactMap { $0[place] }
      #expect(Set(serials).count == serials.count, "\(table) \(place)")
    }
  }

  @Test func `every fabric port is in one link, and every unit of a rack holds one thing`() {
    let ends = records["link"].flatMap { [$0[1] ?? "", $0[2] ?? ""] }
    #expect(Set(ends).count == ends.count)
    #expect(Set(ends) == Set(records["port"].compactMap { $0[0] }))
    var taken: Set<String> = []
    let standing =
      records["device"].map { ($0[8], $0[9], $0[10]) }
      + records["panel"].map { ($0[3], $0[4], $0[5]) }
    for case (let rack?, let lowest?, let height?) in standing {
      for unit in 0..<(Int(height) ?? 0) {
        let place = "\(rack) \((Int(lowest) ?? 0) + unit)"
        #expect(taken.insert(place).inserted, "\(place)")
        #expect((1...48).contains((Int(lowest) ?? 0) + unit))
      }
    }
    #expect(taken.count > 32 * 8)
  }

  @Test func `every joint in a port is legal: pins, polish, kind of connector`() {
    let modules = moduleByPort
    var joints = 0
    for (place, ends) in endsByPlace {
      guard let module = modules[place] else { continue }
      #expect(ends.count == 1, "\(place)")
      for end in ends {
        joints += 1
        #expect(end.kind == module.kind)
        #expect(end.polish == module.polish)
        if module.kind == "mpo12" { #expect(module.pinned == "1" && end.pinned == "0") }
      }
    }
    #expect(joints == 2 * 512 + 2 * 16 + 1 + 4)
  }

  @Test func `every joint on a panel is legal, and spare legs are landed at both ends`() {
    let byPlace = endsByPlace
    let trunks = Set(records["cable"].filter { $0[1] == "trunk" }.compactMap { $0[0] })
    var (full, spare) = (0, 0)
    for position in records["panel_position"] {
      let ends = byPlace[position[0] ?? ""] ?? []
      #expect(ends.allSatisfy { $0.kind == position[4] })
      guard position[3] == "opposed", position[5] == nil else {
        #expect(ends.count <= 1)
        continue
      }
      let (rear, front) = (
        ends.filter { trunks.contains($0.cable) }, ends.filter { !trunks.contains($0.cable) }
      )
      #expect(rear.count == 1 && front.count <= 1)
      #expect(rear.allSatisfy { $0.pinned == "1" && $0.polish == "apc" })
      #expect(front.allSatisfy { $0.pinned == "0" && $0.polish == "apc" })
      if front.isEmpty { spare += 1 } else { full += 1 }
    }
    #expect(full == 2 * 512)
    #expect(spare == 2 * 64)
  }

  @Test func `nodes take flat tops and switches finned ones`() {
    let modules = moduleByPort
    let models = Dictionary(records["device"].map { ($0[0] ?? "", $0[4] ?? "") }) { one, _ in one }
    for port in records["port"] where port[8] == "4xNDR" {
      let wanted = models[port[1] ?? ""] == "DGX H100" ? "flat" : "fin"
      #expect(modules[port[0] ?? ""]?.top == wanted)
    }
  }

  @Test func `every link's chain is whole, over two panels and three type B parts`() throws {
    var fabric: Set<String> = []
    for leaf in 1...8 {
      let paths = try hall.run(["trace", "S1-L\(leaf)", "--json"]).list("paths")
      #expect(paths.count == 64)
      for path in paths {
        #expect(path["complete"] as? Bool == true)
        let hops = try #require(path["hops"] as? [[String: Any]])
        #expect(
          hops.compactMap { $0["kind"] as? String }
            == ["port", "cord", "panel", "trunk", "panel", "cord", "port"])
        let typed = hops.filter { ($0["remark"] as? String)?.contains("type B") == true }
        #expect(typed.count == 3)
        fabric.insert(try #require(hops[3]["label"] as? String))
      }
    }
    #expect(fabric.count == 512)
    let service = try hall.run(["trace", "svc-1", "--json"]).list("paths")
    #expect(service.count == 22)
    #expect(service.allSatisfy { $0["complete"] as? Bool == true })
    let kinds = service.compactMap { $0["hops"] as? [[String: Any]] }.flatMap { $0 }
      .compactMap { $0["kind"] as? String }
    for kind in ["cassette", "harness", "aoc", "dac"] { #expect(kinds.contains(kind), "\(kind)") }
  }

  @Test func `node i, rail j goes to leaf j, port i`() throws {
    for node in [1, 7, 32] {
      let name = "dgx-" + (node < 10 ? "0\(node)" : "\(node)")
      let paths = try hall.run(["trace", name, "--json"]).list("paths")
      let far = Set(paths.compactMap { ($0["far"] as? [String: Any])?["port"] as? String })
      let port = "\((node + 1) / 2)/\(node % 2 == 1 ? 1 : 2)"
      let leaves = Set((1...8).map { "S1-L\($0):\(port)" })
      #expect(leaves.isSubset(of: far))
      #expect(far.count == (node <= 16 ? 9 : 8))
    }
  }

  @Test func `the hall shows what later questions need`() throws {
    let trace = try hall.run(["trace", "dgx-11:mlx5_9"]).out
    #expect(trace.contains("as found: C-0171: in P01B:23; the plan says P01B:22"))
    #expect(try hall.run(["trace", "dgx-03:mlx5_0"]).out.contains("BROKEN fibre 11"))
    #expect(trace.split(separator: "\n").allSatisfy { $0.count <= 90 })
    let conflicts = try hall.run(["conflicts"])
    #expect(conflicts.status == 1)
    #expect(conflicts.out.contains("k-1012"))
    let label = try hall.run(["show", "K-1O21"])
    #expect(label.out.contains("at     a in dgx-03:mlx5_6, b in P01A:21"))
    #expect(try hall.run(["show", "P01A:21"]).out.contains("at     R01-02 u44 REAR"))
    #expect(try hall.run(["show", "K-1021"]).status == 69)
    #expect(try hall.run(["history", "S1-L5:9/2"]).out.contains("bag RMA-07"))
    #expect(try hall.run(["doctor"]).status == 0)
    for table in records.used { #expect(!records[table].isEmpty, "\(table)") }
  }

  @Test func `what was recorded before tonight rests on a checked kit`() throws {
    for ref in [
      "S1-P2:11/2", "S1-L5:9/1", "S1-L5:9/2", "dgx-22:mlx5_6", "S1-L6:20/2", "dgx-03:mlx5_0",
      "dgx-14:mlx5_5", "P01A:65",
    ] {
      let kits = try hall.run(["history", ref, "--json"]).list("facts")
        .compactMap { $0["kit"] as? [String: Any] }
      #expect(!kits.isEmpty, "\(ref)")
      #expect(kits.allSatisfy { $0["state"] as? String == "checked" }, "\(ref): \(kits)")
    }
  }

  @Test func `a bigger hall has as many of everything as it should`() throws {
    let big = try DemoFixture(gpus: 512)
    let made = try big.run(["demo", "again.ferrule", "--gpus", "512", "--json"])
    let counts = try #require(try made.json()["records"] as? [String: Int])
    #expect(counts["link"] == 512 + 512 + 22)
    #expect(counts["device"] == 64 + 16 + 8 + 7)
    #expect(counts["panel"] == 2 * 8 + 2 * 8 + 2)
    #expect(try big.run(["trace", "S2-L8:64"]).out.contains("S2-P4:32/2"))
    #expect(try big.run(["demo", "none.ferrule", "--gpus", "300"]).status == 64)
  }

  /// A dump without what is the store's own: its site, its chain, and what follows the time in the ids
  /// of facts.
  private func facts(_ hall: DemoFixture) throws -> [String] {
    try hall.run(["dump", "--canonical"]).out
      .replacing(/x01[0-9a-f]{10}7[0-9a-f]{19}/) { $0.output.prefix(13) }
      .split(separator: "\n").map(String.init).sorted()
      .filter { !$0.hasPrefix("site ") && !$0.hasPrefix("tip ") }
  }

  @Test func `the same seed tells the same, another seed has other codes`() throws {
    let told = try facts(hall)
    #expect(try facts(DemoFixture()) == told)
    #expect(try facts(DemoFixture(seed: 2)) != told)
  }

  @Test func `a second hall of the same seed is no copy of the first`() throws {
    let hall = try DemoFixture()
    #expect(try hall.run(["sync", "export", "-o", "one.bundle"]).status == 0)
    try FileManager.default.moveItem(
      at: hall.folder.appendingPathComponent("hall.ferrule"),
      to: hall.folder.appendingPathComponent("first.ferrule"))
    #expect(try hall.run(["demo", "hall.ferrule"]).status == 0)
    let written = try hall.run(["record", "note", "S1-L1:17/2", "loud"])
    #expect(written.status == 0 && !written.error.contains("copied"), "\(written.error)")
    #expect(try hall.run(["sync", "merge", "one.bundle"]).error.contains("of site"))
  }

  @Test func `undo in a job of the hall takes back its last answer alone`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(["work", "--resume", "DW2TZZ-6"], as: "Jo", answers: ["u", "q"])
    #expect(run.out.ranges(of: "TAKEN BACK: ").count == 1, "\(run.out)\(run.error)")
    let note = try demo.run(["closeout", "S1-L1:17/2"])
    #expect(note.out.contains("HANDS NOT DONE"), "\(note.out)")
    #expect(note.out.contains("CAUSE dirt cord plug fibre 2"), "\(note.out)")
  }
}

extension DemoRecords {
  /// The tables of which the hall has rows; the others need files or verbs of their own.
  var used: [String] {
    [
      "hall", "rack_row", "rack", "device", "port", "link", "module", "cable", "cable_end",
      "strand", "panel", "cassette", "panel_position", "part", "alias", "tool", "policy", "seen",
      "inspection", "inspection_fibre", "cleaning", "plugging", "part_move", "capping", "port_gate",
      "fault", "fault_close", "job", "ask", "answer", "soak", "polarity_test", "polarity_fibre",
      "loss_test", "loss_reading", "lane_reading", "lane_power", "step", "pause", "signature",
      "note", "disturbance", "decision", "task", "task_close", "withdrawal",
    ]
  }
}
