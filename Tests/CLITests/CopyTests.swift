import Foundation
import Testing

/// Folders of stores copied, moved and put back with the tools people have, and what ferrule says.
struct CopyTests {
  private let floor: WorkFixture
  private let port = "elm-leaf-1:25/1"

  init() throws {
    floor = try WorkFixture()
  }

  // MARK: What people do with folders

  private func path(_ name: String) -> String { floor.folder.appendingPathComponent(name).path }

  /// Runs a tool of the system in the folder of the stores.
  private func tool(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", words.joined(separator: " ")]
    process.currentDirectoryURL = floor.folder
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(words)")
  }

  @discardableResult
  private func note(_ text: String, _ store: String = "elm.ferrule", killAt: String? = nil) throws
    -> WorkFixture.Run
  {
    try floor.run(["record", "note", port, text], store: store, killAt: killAt)
  }

  private func export(_ name: String, _ store: String = "elm.ferrule") throws -> WorkFixture.Run {
    try floor.run(["sync", "export", "-o", name], store: store)
  }

  /// Exchanges everything both ways until nothing new comes, and holds that all print the same.
  private func meet(_ stores: [String]) throws -> String {
    for round in 0..<2 {
      for (number, store) in stores.enumerated() {
        let name = "meet-\(round)-\(number).bundle"
        try #require(try export(name, store).status == 0)
        for other in stores where other != store {
          let merge = try floor.run(["sync", "merge", name], store: other)
          try #require(merge.status == 0, "\(merge.error)")
        }
      }
    }
    let dumps = Set(try stores.map { try floor.run(["dump", "--canonical"], store: $0).out })
    #expect(dumps.count == 1)
    for store in stores {
      #expect(try floor.run(["doctor"], store: store).status == 0)
      #expect(try floor.run(["sync", "wants"], store: store).out == "Nothing is wanted.\n")
    }
    return dumps.first ?? ""
  }

  private func copies(_ store: String = "elm.ferrule") throws -> [[String: Any]] {
    try floor.run(["sync", "status", "--json"], store: store).list("copied")
  }

  // MARK: Copied

  @Test(arguments: ["cp -r", "cp -a", "tar", "cat"])
  func `a copy made with any tool says so once and parts`(means: String) throws {
    switch means {
    case "tar": try tool("mkdir b.ferrule && tar -cf - -C elm.ferrule . | tar -xf - -C b.ferrule")
    case "cat":
      try tool("mkdir b.ferrule && for f in elm.ferrule/*; do cat $f > b.ferrule/${f##*/}; done")
      // The keys would be everybody's to read, which is another finding.
      try tool("chmod 600 b.ferrule/*.key")
    default: try tool("\(means) elm.ferrule b.ferrule")
    }
    let first = try note("from b", "b.ferrule")
    #expect(first.status == 0)
    let warning = first.errorWords
    #expect(warning.contains("WARNING: the store of"))
    #expect(warning.contains("copied, put back or moved to another disk"))
    #expect(warning.contains("Nothing is lost"))
    #expect(warning.contains("Tell the lead"))
    #expect(first.error.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(first.error)")
    #expect(try note("again from b", "b.ferrule").error.isEmpty)
    #expect(try note("from a").error.isEmpty)
    let dump = try meet(["elm.ferrule", "b.ferrule"])
    for text in ["from a", "from b", "again from b"] { #expect(dump.contains("\"\(text)\"")) }
    for store in ["elm.ferrule", "b.ferrule"] {
      let copied = try copies(store)
      #expect(copied.count == 1)
      #expect(copied.first?["chains"] as? Int == 2)
      let status = try floor.run(["sync", "status"], store: store)
      #expect(status.words.contains("was copied or set back: 2 copies wrote, apart from change"))
      let devices = try floor.run(["sync", "devices"], store: store).lines
      #expect(
        devices.filter { $0.hasSuffix("COPIED OR SET BACK, 2 copies wrote") }.count == 1,
        "\(devices)")
      #expect(devices.filter { $0.contains("COPIED") }.count == 1, "\(devices)")
      #expect(try floor.run(["doctor"], store: store).out.contains("was copied or set back"))
    }
  }

  @Test func `cloned twice and edited apart, all three come together in every order`() throws {
    try tool("cp -r elm.ferrule b.ferrule && cp -r elm.ferrule c.ferrule")
    for store in ["elm.ferrule", "b.ferrule", "c.ferrule"] {
      try note("note of \(store)", store)
      let edit = try floor.run(["edit", "elm-leaf-1", "owner=\(store)"], store: store)
      #expect(edit.status == 0)
      try #require(try export("\(store).bundle", store).status == 0)
    }
    var dumps: Set<String> = []
    let bundles = ["elm.ferrule", "b.ferrule", "c.ferrule"].map { "\($0).bundle" }
    for (number, order) in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
      .enumerated()
    {
      let home = "home\(number).ferrule"
      let made = try floor.run(["init", home, "--from", bundles[order[0]]])
      try #require(made.status == 0, "\(made.error)")
      for place in order + order {
        #expect(try floor.run(["sync", "merge", bundles[place]], store: home).status == 0)
      }
      dumps.insert(try floor.run(["dump", "--canonical"], store: home).out)
      #expect(try copies(home).first?["chains"] as? Int == 3)
    }
    #expect(dumps.count == 1)
    let dump = try meet(["elm.ferrule", "b.ferrule", "c.ferrule"])
    #expect(dumps == [dump])
    let conflicts = try floor.run(["conflicts", "--json"])
    #expect(try conflicts.list("conflicts").count == 1)
  }

  @Test func `a moved folder, a read copy and a write refused say nothing`() throws {
    try tool("mv elm.ferrule moved.ferrule")
    #expect(try note("moved", "moved.ferrule").error.isEmpty)
    #expect(try export("moved.bundle", "moved.ferrule").error.isEmpty)
    try tool("cp -r moved.ferrule copy.ferrule")
    for command in [["next"], ["show", port], ["sync", "status"], ["dump", "--canonical"]] {
      #expect(try floor.run(command, store: "copy.ferrule").error.isEmpty)
    }
    let refused = try floor.run(["record", "note", "nosuch-9", "x"], store: "copy.ferrule")
    #expect(refused.status == 69)
    #expect(!refused.error.contains("WARNING"))
    #expect(try copies("copy.ferrule").isEmpty)
  }

  @Test func `import, merge and export of a copy say so, too`() throws {
    try #require(try export("start.bundle").status == 0)
    for (number, command) in [
      ["import", "places", "places.csv", "--source", "again"], ["sync", "merge", "start.bundle"],
      ["sync", "export", "-o", "copy.bundle"],
    ].enumerated() {
      let store = "copy\(number).ferrule"
      try tool("cp -r elm.ferrule \(store)")
      let run = try floor.run(command, store: store)
      #expect(run.status == 0)
      #expect(run.errorWords.contains("was copied, put back"), "\(command): \(run.error)")
    }
  }

  // MARK: Set back

  @Test(arguments: ["cat", "cp -p", "rm"])
  func `a database put back in place is noticed by its witness`(means: String) throws {
    try note("kept")
    try tool("mkdir old && cp -p elm.ferrule/ferrule.db* old/")
    try note("let out")
    try #require(try export("out.bundle").status == 0)
    switch means {
    case "cat": try tool("for f in old/*; do cat $f > elm.ferrule/${f##*/}; done")
    case "rm": try tool("rm elm.ferrule/ferrule.db* && cp old/* elm.ferrule/")
    default: try tool("\(means) old/* elm.ferrule/")
    }
    let status = try floor.run(["sync", "status"])
    #expect(
      status.out.hasPrefix("NOT SAFE to wipe: it was set back and lacks its change "),
      "\(status.out)")
    #expect(try floor.run(["sync", "status", "--json"]).json()["set_back"] as? Bool == true)
    let after = try note("after")
    #expect(after.status == 0)
    #expect(after.errorWords.contains("was set back. It once"))
    #expect(try floor.run(["sync", "status", "--json"]).json()["set_back"] as? Bool == false)
    #expect(try note("later").error.isEmpty)
    try #require(try floor.run(["init", "home.ferrule", "--from", "out.bundle"]).status == 0)
    try floor.vouch(for: "home.ferrule")
    let dump = try meet(["elm.ferrule", "home.ferrule"])
    for text in ["kept", "let out", "after", "later"] { #expect(dump.contains("\"\(text)\"")) }
    #expect(try copies("home.ferrule").first?["chains"] as? Int == 2)
  }

  @Test func `without a witness the first bundle that knows better is enough`() throws {
    try floor.join("home.ferrule")
    try tool("mkdir old && cp -p elm.ferrule/ferrule.db* old/")
    try note("let out")
    try #require(try export("out.bundle").status == 0)
    try #require(
      try floor.run(["sync", "merge", "out.bundle"], store: "home.ferrule").status == 0)
    try tool("rm -r .local; cp -p old/* elm.ferrule/")
    try #require(try export("home.bundle", "home.ferrule").status == 0)
    let merge = try floor.run(["sync", "merge", "home.bundle"])
    #expect(merge.errorWords.contains("was set back, or a copy is in use"))
    #expect(merge.out.contains("was copied or set back"))
    let again = try floor.run(["sync", "merge", "home.bundle"])
    #expect(again.error.isEmpty)
    #expect(again.out.contains("nothing new"))
    #expect(try note("after").error.isEmpty)
    #expect(try meet(["elm.ferrule", "home.ferrule"]).contains("\"let out\""))
  }

  // MARK: Killed

  @Test(arguments: ["restart-written", "before-commit", "after-commit"])
  func `killed while parting, the copy parts at the next command`(point: String) throws {
    try tool("cp -r elm.ferrule b.ferrule")
    try note("lost or not", "b.ferrule", killAt: point)
    try note("kept", "b.ferrule")
    try note("of a")
    let dump = try meet(["elm.ferrule", "b.ferrule"])
    #expect(dump.contains("\"kept\""))
    let copied = try #require(try copies().first)
    #expect(copied["chains"] as? Int == 2)
    #expect(copied["restarts"] as? Int == 1)
  }

  @Test func `killed after the witness, the next export is as if nothing had been`() throws {
    try note("one")
    _ = try floor.run(["sync", "export", "-o", "a.bundle"], killAt: "witness-written")
    #expect(!FileManager.default.fileExists(atPath: path("a.bundle")))
    #expect(try export("a.bundle").error.isEmpty)
    #expect(try note("two").error.isEmpty)
    #expect(try copies().isEmpty)
  }
}
