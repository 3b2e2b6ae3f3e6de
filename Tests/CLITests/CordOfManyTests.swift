import Foundation
import Testing

/// A cable that several links pass: no procedure that changes or moves it for one of them begins.
struct CordOfManyTests {
  private let demo: DemoFixture

  init() throws {
    demo = try DemoFixture()
  }

  private func edit(_ commands: [[String]]) throws {
    for command in commands {
      let run = try demo.run(command)
      try #require(run.status == 0, "\(command): \(run.error)")
    }
  }

  /// Begins a procedure, which is refused, and gives what was said, however it was wrapped.
  private func refused(_ port: String, _ procedure: String) throws -> String {
    let jobs = try demo.run(["work", "--list", "--json"]).list("jobs").count
    let run = try demo.run(["work", port, "--procedure", procedure, "--yes"], answers: ["q"])
    #expect(run.status == 65, "\(run.out)")
    #expect(try demo.run(["work", "--list", "--json"]).list("jobs").count == jobs)
    return run.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `a harness is refused at either end, with all its links and what to do`() throws {
    for port in ["svc-1:swp31s2", "store-2:eth0"] {
      let said = try refused(port, "replace-cord")
      #expect(
        said.contains("H-0001 carries 4 links, and no job of one of them changes it"), "\(said)")
      for other in ["svc-1:swp31s0", "svc-1:swp31s3", port] {
        #expect(said.contains(other), "\(said)")
      }
      #expect(said.contains("next: ferrule blast \(port)"), "\(said)")
      #expect(said.contains("ferrule work \(port) caps it or sets the link aside"), "\(said)")
    }
  }

  @Test func `a cord with two ends that four links pass is refused as a harness is`() throws {
    try edit([
      ["edit", "H-0001:a", "state=coiled"],
      ["add", "cable", "maker=Elm", "serial=M-88", "kind=cord"],
      ["add", "cable_end", "cable=M-88", "side=a", "leg=1", "state=landed", "at=svc-1:swp31s0"],
      ["add", "cable_end", "cable=M-88", "side=b", "leg=1", "state=landed", "at=P01A:65"],
    ])
    // Whichever of its ports it is recorded in.
    for port in ["svc-1:swp31s0", "svc-1:swp31s2"] {
      let said = try refused(port, "replace-cord")
      #expect(
        said.contains("M-88 carries 4 links, and no job of one of them changes it"), "\(said)")
      for number in 0..<4 { #expect(said.contains("svc-1:swp31s\(number)"), "\(said)") }
      #expect(said.contains("are shut, and each is tested after."), "\(said)")
    }
  }

  @Test func `links that are only planned do not keep a cord from being changed`() throws {
    try edit([
      ["edit", "H-0001:a", "state=coiled"],
      ["add", "cable", "maker=Elm", "serial=M-88", "kind=cord"],
      ["add", "cable_end", "cable=M-88", "side=a", "leg=1", "state=landed", "at=svc-1:swp31s0"],
      ["add", "cable_end", "cable=M-88", "side=b", "leg=1", "state=landed", "at=P01A:65"],
    ])
    for number in [0, 2, 3] {
      try edit([["edit", "svc-1:swp31s\(number)>store-\(number + 1):eth0", "service=planned"]])
    }
    let run = try demo.run(
      ["work", "svc-1:swp31s1", "--procedure", "replace-cord", "--yes"], answers: ["q"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.out.contains("ASK NOC"), "\(run.out)")
  }

  @Test func `a cord that two links pass is moved onto no spare leg for one of them`() throws {
    let link = "dgx-01:mlx5_0"
    // The port beside it is split off the same plug.
    try edit([
      ["spares", "P01A", "P03J", "--take", link],
      ["edit", "D-0001:a", "state=coiled"],
      ["edit", "dgx-01:eth0", "cage=OSFP4", "connector=2"],
    ])
    let said = try refused(link, "spare-leg")
    #expect(said.contains("C-0001 carries 2 links, and no job of one of them moves it"), "\(said)")
    #expect(said.contains("dgx-01:mlx5_0, dgx-01:eth0 are shut"), "\(said)")
    #expect(said.contains("next: ferrule task close "), "\(said)")
  }
}
