import Foundation
import Testing

/// A port fanned out to four hosts by a harness: the real binary, answers piped in.
struct SharedPlugTests {
  @Test func `a plug with four links on it is pulled only once all of them are shut`() throws {
    let demo = try DemoFixture()
    let start = ["work", "svc-1:swp31s0", "--yes"]
    let stopped = try demo.run(start, answers: ["2", "dana", "q"])
    #expect(stopped.out.contains("pulling the cord drops 4 links"), "\(stopped.out)")
    let words = stopped.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("shut swp31s1, swp31s2, swp31s3 too"), "\(words)")
    #expect(!stopped.out.contains("UNPLUG ONLY"), "\(stopped.out)")
    let open = try demo.run(["work", "--resume"], answers: ["2", "dana", "q"])
    #expect(open.out.contains("UNPLUG ONLY the cord H-0001:a of swp31s0"), "\(open.out)")
    #expect(open.out.contains("same plug: swp31s1, swp31s2, swp31s3"), "\(open.out)")
    let blast = try demo.run(["blast", "svc-1:swp31s0", "--json"]).json()
    #expect(blast["live"] as? Int == 0)
  }

  @Test func `a leg of a harness is pulled at its own end with its own link alone`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(["work", "store-2:eth0", "--yes"], answers: ["2", "dana", "q"])
    #expect(run.out.contains("UNPLUG ONLY the cord"), "\(run.out)")
    #expect(!run.out.contains("STOP"), "\(run.out)")
  }
}
