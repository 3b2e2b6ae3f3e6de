import Foundation
import Testing

/// `explain` of links in the demo hall: the way, and what was recorded, are the store's.
struct ExplainStoreTests {
  private static let straight = "1:1 2:2 3:3 4:4 9:9 10:10 11:11 12:12"

  /// A hall of their own, because these tests record measurements, each on other links.
  private static let shared = Result { try DemoFixture() }

  private func hall() throws -> DemoFixture { try Self.shared.get() }

  private func far(_ port: String, _ hall: DemoFixture) throws -> String {
    let path = try #require(try hall.run(["trace", port, "--json"]).list("paths").first)
    return try #require((path["far"] as? [String: Any])?["port"] as? String)
  }

  private func recorded(_ arguments: [String], _ hall: DemoFixture) throws {
    let run = try hall.run(["record"] + arguments)
    try #require(run.status == 0, "\(run.error)")
  }

  @Test func `the map recorded last, the planned way, and where to look`() throws {
    let hall = try hall()
    let port = "dgx-04:mlx5_0"
    let none = try hall.run(["explain", port])
    #expect(none.status == 69)
    #expect(none.error.contains("record polarity \(port)"))
    try recorded(["polarity", port, "--map", Self.straight], hall)
    let run = try hall.run(["explain", port, "--json"])
    #expect(try run.json()["decision"] as? String == "cannot-tell-where")
    #expect(try run.json()["light"] as? String == "No receiver has light, at either end.")
    let places = try #require(try run.list("causes").first?["places"] as? [[String: Any]])
    #expect(places.count == 5)
    #expect(places.contains { ($0["ref"] as? String)?.hasPrefix("T1") == true })
    let text = try hall.run(["explain", port])
    #expect(text.out.contains("counted from \(port)"))
    #expect(text.lines.allSatisfy { $0.count <= 80 })
    let other = try hall.run(["explain", try far(port, hall), "--json"])
    #expect(try other.json()["about"] as? String == run.json()["about"] as? String)
  }

  @Test func `all other links of the trunk show it: the trunk, before its panels`() throws {
    let hall = try hall()
    var byTrunk: [String: [String]] = [:]
    for node in ["dgx-09", "dgx-10", "dgx-11", "dgx-12"] {
      for path in try hall.run(["trace", node, "--json"]).list("paths") {
        let hops = try #require(path["hops"] as? [[String: Any]])
        let labels = hops.compactMap { $0["label"] as? String }
        guard let leg = labels.first(where: { $0.contains(" leg ") }) else { continue }
        byTrunk[String(leg.prefix { $0 != " " }), default: []].append(labels[0])
      }
    }
    let legs = Array(try #require(byTrunk.values.max { $0.count < $1.count }).prefix(4))
    try #require(legs.count > 2, "\(byTrunk)")
    for port in legs { try recorded(["polarity", port, "--map", Self.straight], hall) }
    let run = try hall.run(["explain", legs[0], "--json"])
    let first = try #require(try run.list("look").first)
    #expect((first["ref"] as? String)?.contains(" leg ") == true)
    #expect(first["why"] as? String == "evidence")
    #expect(try run.list("look").count == 3)
  }

  @Test func `a map from before the last touch is used with a warning, or not beside newer powers`()
    throws
  {
    let hall = try hall()
    let port = "dgx-20:mlx5_0"
    func run(_ time: String, _ arguments: [String]) throws -> BinaryRun {
      let run = try FerruleBinary.run(
        arguments, in: hall.folder,
        [
          "TZ": "UTC", "FERRULE_TECHNICIAN": "Raj", "FERRULE_STORE": "hall.ferrule",
          "FERRULE_NOW": "2026-11-21T\(time)Z",
        ])
      #expect(run.status == 0, "\(arguments): \(run.error)")
      return run
    }
    _ = try run("22:20:00", ["record", "polarity", port, "--map", Self.straight])
    _ = try run("22:21:00", ["record", "unplug", port])
    _ = try run("22:22:00", ["record", "plug", port, "--unseen", "hurry"])
    let old = try run("22:23:00", ["explain", port])
    #expect(old.out.contains("part of wrong type"))
    #expect(old.out.contains("touched since then"))
    let first = try run("22:23:00", ["explain", port, "--json"]).list("look").first
    #expect(first?["why"] as? String == "touched-last")
    #expect(first?["at"] as? String == "2026-11-21T22:22:00Z")
    _ = try run(
      "22:24:00",
      ["record", "lanes", port, "--lane", "1:0.5:-0.9", "2:0.7:-1.1", "3:0.4:-0.7", "4:0.6:-9"])
    let new = try run("22:25:00", ["explain", port, "--json"])
    #expect(try new.json()["map"] is NSNull)
    #expect(
      try new.list("causes").compactMap { $0["cause"] as? String } == [
        "dirty-fibre", "weak-transmitter",
      ])
  }

  @Test func `a type that somebody read on the sheath decides`() throws {
    let hall = try hall()
    let port = "dgx-07:mlx5_0"
    let path = try #require(try hall.run(["trace", port, "--json"]).list("paths").first)
    let hops = try #require(path["hops"] as? [[String: Any]])
    let cord = try #require(hops.first { $0["kind"] as? String == "cord" }?["label"] as? String)
    try recorded(["seen", cord, "--found", "printed: type A"], hall)
    let run = try hall.run(["explain", port, "--map", Self.straight, "--json"])
    #expect(try run.json()["decision"] as? String == "found")
    #expect(try run.list("look").compactMap { $0["ref"] as? String } == [cord])
  }

  @Test func `dark transmitters of a port that is shut: the port, by whom, and no module`() throws {
    let hall = try hall()
    let port = "dgx-13:mlx5_0"
    let far = try far(port, hall)
    let dark = ["1:-40:-0.9", "2:-40:-1.1", "3:-40:-0.7", "4:-40:-1.0"]
    try recorded(["lanes", port, "--lane"] + dark, hall)
    let lit = ["1:0.5:-40", "2:0.7:-40", "3:0.4:-40", "4:0.6:-40"]
    try recorded(["lanes", far, "--lane"] + lit, hall)
    let open = try hall.run(["explain", port])
    #expect(open.out.contains("disabled"), "\(open.out)")
    #expect(!open.out.contains("another module"), "\(open.out)")
    try recorded(["port", port, "--shut", "--by", "Noor"], hall)
    let run = try hall.run(["explain", port])
    #expect(run.out.contains("FOUND port is shut: \(port)"), "\(run.out)")
    #expect(run.out.contains("Shut by Noor since"), "\(run.out)")
    #expect(!run.out.contains("odule"), "\(run.out)")
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    try recorded(["port", port, "--open", "--by", "Noor"], hall)
    #expect(try !hall.run(["explain", port]).out.contains("is shut"))
  }

  @Test func `all lanes of one direction low, and what was not measured`() throws {
    let hall = try hall()
    let port = "dgx-14:mlx5_0"
    let far = try far(port, hall)
    let sent = (1...4).map { "\($0):1.0:0.5" }
    try recorded(["lanes", port, "--lane"] + sent, hall)
    let half = try hall.run(["explain", port])
    #expect(half.out.hasPrefix("NO FAULT SO FAR"), "\(half.out)")
    #expect(half.out.contains("not read at the far end"), "\(half.out)")
    let low = ["1:1.0:-9.5", "2:1.0:-9.6", "3:1.0:-9.4", "4:1.0:-9.5"]
    try recorded(["lanes", far, "--lane"] + low, hall)
    let all = try hall.run(["explain", port, "--json"])
    #expect(try all.list("causes").first?["cause"] as? String == "poor-joint")
    try recorded(["lanes", far, "--lane"] + sent, hall)
    #expect(try hall.run(["explain", port, "--json"]).json()["decision"] as? String == "no-fault")
  }

  @Test func `powers recorded at both ends name the two end positions`() throws {
    let hall = try hall()
    let port = "dgx-05:mlx5_0"
    let far = try far(port, hall)
    let fine = ["1:0.5:-0.9", "2:0.7:-1.1", "3:0.4:-0.7", "4:0.6:-1.0"]
    try recorded(["lanes", port, "--lane"] + fine, hall)
    try recorded(["lanes", far, "--lane"] + fine.map { $0 == fine[2] ? "3:0.4:-7.1" : $0 }, hall)
    let run = try hall.run(["explain", port, "--json"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try run.list("causes").first?["cause"] as? String == "dirty-fibre")
    let looks = try run.list("look")
    #expect(looks.prefix(2).compactMap { $0["ref"] as? String } == [port, far])
    let positions = looks.prefix(2).compactMap { look in
      (look["positions"] as? [[String: Any]])?.first?["plug"] as? Int
    }
    #expect(positions == [10, 3])
    #expect(try run.json()["notes"] as? [String] != [])
  }

  @Test func `the port that answers, what a person typed, and a way that is not the link's`() throws
  {
    let hall = try hall()
    let port = "dgx-06:mlx5_0"
    let right = "1:12 2:11 3:10 4:9 9:4 10:3 11:2 12:1"
    let far = try far(port, hall)
    let same = try hall.run(["explain", port, "--map", right, "--peer", far, "--json"])
    #expect(try same.json()["decision"] as? String == "no-fault")
    // The right port under its other names is the right one.
    let names = [far.uppercased(), far.lowercased(), far.replacing(":", with: " ")]
    for name in names {
      let run = try hall.run(["explain", port, "--map", right, "--peer", name, "--json"])
      #expect(try run.json()["decision"] as? String == "no-fault", "\(name): \(run.error)")
    }
    let nobody = try hall.run(["explain", port, "--map", right, "--peer", "nosuch"])
    #expect(nobody.status == 69 && nobody.out.isEmpty)
    #expect(nobody.error.contains("nosuch"))
    let wrong = try hall.run(["explain", port, "--map", right, "--peer", "S1-L2:1/1", "--json"])
    #expect(try wrong.json()["decision"] as? String == "found")
    #expect(try wrong.list("causes").first?["cause"] as? String == "wrong-port")
    let check = try wrong.list("causes").first?["check"] as? [String: Any]
    #expect(check?["code"] as? String == "follow-cord")
    let way = try hall.run(["explain", port, "--map", right, "--channel", "B"])
    #expect(way.status == 64)
    #expect(try hall.run(["explain", "dgx-99:mlx5_0", "--map", right]).status == 69)
    let thirteen = try hall.run(["explain", port, "--map", "13:1"])
    #expect(thirteen.status == 65)
    #expect(thirteen.error.contains("position 13"))
  }
}
