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

  @Test func `a plug is cleaned wet only once no link on it shines out of it`() throws {
    let demo = try DemoFixture()
    let dry = ["1", "2", "3"]
    let stuck = try demo.run(
      ["work", "svc-1:swp31s0", "--yes"],
      answers: ["2", "dana", "2", "dana", "1", "1", "2", "3"] + dry + dry + ["2"] + dry
        + ["?", "q"])
    #expect(stuck.out.contains("CORD PLUG STUCK, lit: store-1 eth0 +3"), "\(stuck.out)")
    #expect(!stuck.out.contains("WET, dry it"), "\(stuck.out)")
    for number in 1...4 {
      #expect(stuck.out.contains("store-\(number):eth0"), "\(stuck.out)")
      let port = ["record", "port", "store-\(number):eth0", "--shut", "--by", "Noor"]
      let told = try demo.run(port)
      #expect(told.out.contains("repair "), "store-\(number): \(told.out) \(told.error)")
      let shown = try demo.run(["work", "--resume"], answers: ["q"])
      #expect(shown.out.contains("clean WET") == (number == 4), "store-\(number): \(shown.out)")
    }
    // Whoever shut them by hand has to have them opened again.
    let loose = try demo.run(["loose"]).out
    for number in 1...4 { #expect(loose.contains("store-\(number):eth0"), "\(loose)") }
  }

  @Test func `a leg of a harness is pulled at its own end with its own link alone`() throws {
    let demo = try DemoFixture()
    let run = try demo.run(["work", "store-2:eth0", "--yes"], answers: ["2", "dana", "q"])
    #expect(run.out.contains("UNPLUG ONLY the cord"), "\(run.out)")
    #expect(!run.out.contains("STOP"), "\(run.out)")
  }
}
