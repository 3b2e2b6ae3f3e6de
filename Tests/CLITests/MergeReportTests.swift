import Foundation
import Testing

/// What `sync merge` says came, and what a rehearsal says would come.
struct MergeReportTests {
  private let port = "elm-node-1:mlx5_0"

  private func site() throws -> ConflictFixture {
    let site = try ConflictFixture()
    try site.ana("edit \(port) cage_side=left")
    try site.raj("edit \(port) cage_side=right")
    return site
  }

  private func words(_ run: WorkFixture.Run, _ name: String) throws -> [String] {
    try run.list(name).compactMap { $0["word"] as? String }
  }

  @Test func `what a merge opens and closes is named`() throws {
    let site = try site()
    let runs = try site.merge()
    let (first, second) = (try #require(runs.first), try #require(runs.last))
    #expect(try words(first, "opened") == [])
    #expect(try words(second, "opened") == ["cage"])
    #expect(try second.list("from").map { $0["laptop"] as? String } == ["LT-09"])
    #expect(try second.list("from").map { $0["changes"] as? Int } == [1])
    // Raj takes both home and decides there.
    try site.run("sync export -o home.bundle")
    try site.run("sync merge home.bundle", in: "LT-09.ferrule")
    _ = try site.list(in: "LT-09.ferrule")
    try site.raj("conflicts resolve \(port) --keep 2")
    try site.raj("sync export -o decided.bundle")
    let text = try site.run("sync merge decided.bundle --dry-run").out
    #expect(text.contains("would be decided: TWO ANSWERS \(port) cage"), "\(text)")
    let last = try site.run("sync merge decided.bundle --json")
    #expect(try words(last, "decided") == ["cage"])
    #expect(try last.json()["conflicts"] as? Int == 0)
  }

  @Test func `a thing with a blank in its name is named as it can be typed`() throws {
    let site = try ConflictFixture()
    #expect(try site.run("add tool kind=tip 'label=tip A'").status == 0)
    try site.run("sync export -o tools.bundle")
    for store in ["LT-04.ferrule", "LT-09.ferrule"] {
      #expect(try site.run("sync merge tools.bundle", in: store).status == 0)
    }
    try site.ana("edit 'tip A' note=hot")
    try site.raj("edit 'tip A' note=cold")
    try site.ana("sync export -o ana.bundle")
    try site.raj("sync export -o raj.bundle")
    try site.run("sync merge ana.bundle")
    let merge = try site.run("sync merge raj.bundle")
    let line = try #require(merge.lines.first { $0.contains("new: ") }, "\(merge.out)")
    #expect(line == "  new: TWO ANSWERS 'tip A' note")
    #expect(try site.run("conflicts show 'tip A' note").status == 0)
  }

  @Test func `a tip of which two people disagree how it shows a face is to be checked again`()
    throws
  {
    let site = try ConflictFixture()
    #expect(try site.run("add tool kind=tip 'label=tip A'").status == 0)
    try site.run("sync export -o tools.bundle")
    for store in ["LT-04.ferrule", "LT-09.ferrule"] {
      #expect(try site.run("sync merge tools.bundle", in: store).status == 0)
    }
    try site.ana("kit check 'tip A' --dot left --key top")
    try site.raj("kit check 'tip A' --dot right --key bottom")
    #expect(try site.run("kit", in: "LT-04.ferrule").out.contains("nothing to check"))
    try site.merge()
    let kit = try site.run("kit")
    #expect(kit.lines.first == "KIT  check 1 of 1 before use; a check holds 12 h", "\(kit.out)")
    #expect(
      kit.lines.contains { $0.hasPrefix("tip A") && $0.hasSuffix("TWO ANSWERS") }, "\(kit.out)")
    #expect(kit.out.contains("next: ferrule kit check 'tip A' --dot left|right"), "\(kit.out)")
    #expect(kit.lines.allSatisfy { $0.count <= 80 }, "\(kit.out)")
    let glance = try site.run("kit --glance")
    #expect(glance.out.contains("TWO ANSWERS tip A"), "\(glance.out)")
    #expect(glance.lines.allSatisfy { $0.count <= 40 }, "\(glance.out)")
    let look = try site.run("record inspect \(port)/port --verdict clean --tip 'tip A'")
    #expect(
      look.errorWords.contains("tip A, TWO ANSWERS how it shows a face: this result says so"),
      "\(look.error)")
    // Whoever checks it says what is so, be it what was shown or not.
    #expect(try site.run("kit check 'tip A' --dot left --key top").status == 0)
    #expect(try site.run("kit").out.contains("nothing to check"))
    #expect(try site.list().isEmpty)
  }

  @Test func `a rehearsal says the same and writes nothing`() throws {
    let site = try site()
    try site.ana("sync export -o one.bundle")
    let dump = try site.dump()
    var rehearsed = try site.run("sync merge one.bundle --dry-run --json").json()
    #expect(try site.dump() == dump)
    #expect(try site.run("sync status --json").list("peers").isEmpty)
    var done = try site.run("sync merge one.bundle --json").json()
    for name in ["dry_run"] {
      rehearsed[name] = nil
      done[name] = nil
    }
    #expect(NSDictionary(dictionary: rehearsed) == NSDictionary(dictionary: done))
  }

  /// The JSON documents of a merge of several bundles, without the word whether it is a rehearsal.
  private func documents(_ run: WorkFixture.Run) throws -> [NSDictionary] {
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [[String: Any]], "\(run)")
    return all.map { document in
      var document = document
      document["dry_run"] = nil
      return NSDictionary(dictionary: document)
    }
  }

  @Test func `several bundles are rehearsed one after the other, as they would be merged`() throws {
    let site = try site()
    try site.ana("sync export -o one.bundle")
    try site.raj("sync merge one.bundle")
    try site.raj("edit elm-node-1 note=hot")
    try site.raj("sync export -o two.bundle")
    let line = "sync merge one.bundle two.bundle one.bundle"
    let dump = try site.dump()
    let rehearsed = try documents(site.run("\(line) --dry-run --json"))
    #expect(try site.dump() == dump)
    #expect(try site.run("sync status --json").list("peers").isEmpty)
    let done = try documents(site.run("\(line) --json"))
    #expect(rehearsed == done)
    #expect(rehearsed.count == 3)
  }

  @Test func `a bad bundle among several keeps the others out of no rehearsal`() throws {
    let site = try site()
    try site.ana("sync export -o one.bundle")
    try site.raj("sync export -o two.bundle")
    let run = try site.run("sync merge one.bundle fabric.txt two.bundle --dry-run")
    #expect(run.status == 65)
    #expect(run.error.contains("not taken: fabric.txt"), "\(run.error)")
    #expect(run.out.contains("would be new: TWO ANSWERS"), "\(run.out)")
    let done = try site.run("sync merge one.bundle fabric.txt two.bundle --json")
    #expect(done.status == 65)
    let all = try documents(done)
    #expect(all.map { $0["file"] as? String } == ["one.bundle", "fabric.txt", "two.bundle"])
    #expect(all.map { $0["error"] != nil } == [false, true, false])
  }

  @Test func `of several bundles that are not taken each says what to type next`() throws {
    let site = try site()
    let run = try site.run("sync merge fabric.txt nofile.bundle")
    #expect(run.status == 69)
    let lines = run.error.split(separator: "\n").map(String.init)
    for name in ["fabric.txt", "nofile.bundle"] {
      let place = try #require(
        lines.firstIndex { $0.hasPrefix("not taken: ") && $0.contains(name) }, "\(run.error)")
      #expect(lines.dropFirst(place + 1).first?.hasPrefix("   next: ") == true, "\(run.error)")
    }
    #expect(lines.last?.hasPrefix("ferrule: 2 of 2 bundles not taken") == true, "\(run.error)")
    #expect(lines.count == 5, "\(run.error)")
  }

  @Test func `a bundle that only tells what its laptop holds brings nothing new`() throws {
    let site = try site()
    try site.ana("sync export -o one.bundle")
    try site.run("sync merge one.bundle")
    try site.ana("sync export -o again.bundle")
    #expect(try site.run("sync merge again.bundle").out.contains("nothing new"))
  }
}
