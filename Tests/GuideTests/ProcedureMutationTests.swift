import Guide
import Interop
import Testing

/// Shipped procedures with one line put in or taken out: each is refused, with its line.
struct ProcedureMutationTests {
  private static let shipped = (try? ShippedProcedure.all()) ?? []
  private static let names = shipped.map(\.procedure.name)

  /// A shipped procedure's text, by lines, and the place of a step's first line and of the line after its last.
  private struct Source {
    var lines: [String]
    let steps: [StepDefinition]

    init(_ name: String) throws {
      let one = try #require(ProcedureMutationTests.shipped.first { $0.procedure.name == name })
      lines = String(decoding: one.text, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      steps = one.procedure.steps
    }

    func place(_ step: StepDefinition) throws -> Range<Int> {
      let start = try #require(lines.firstIndex(of: "  - step: \(step.name)"))
      let end = lines[(start + 1)...].firstIndex { $0.isEmpty } ?? lines.endIndex
      return start..<end
    }

    /// The text with another value for a key of a step.
    func with(_ step: StepDefinition, _ key: String, _ value: String) throws -> [String] {
      let place = try place(step)
      var own: [String] = []
      var isOld = false
      for line in lines[place] {
        // A text may go over lines, each further in than its key.
        if !line.hasPrefix("      ") { isOld = line.hasPrefix("    \(key):") }
        if !isOld { own.append(line) }
      }
      own.insert("    \(key): \(value)", at: 1)
      return lines[..<place.lowerBound] + own + lines[place.upperBound...]
    }

    func without(_ step: StepDefinition) throws -> [String] {
      var rest = lines
      rest.removeSubrange(try place(step))
      return rest
    }
  }

  private func findings(_ lines: [String]) throws -> [ProcedureFinding] {
    let text = lines.joined(separator: "\n")
    return ProcedureCheck.findings(try ProcedureFile.read(Array(text.utf8), file: "p.yaml"))
  }

  @Test(arguments: names)
  func `a step that is only due once something was changed is refused, but for the tests`(
    name: String
  ) throws {
    let source = try Source(name)
    for step in source.steps where step.verb != .polarity && step.verb != .loss {
      let found = try findings(try source.with(step, "when", "changed"))
      #expect(found.contains { $0.step == step.name && $0.line == step.line }, "\(step.name)")
    }
  }

  @Test(arguments: ["new-link", "spare-leg"])
  func `a way that is new is tested whatever was changed`(name: String) throws {
    let source = try Source(name)
    for step in source.steps where step.verb == .polarity || step.verb == .loss {
      let found = try findings(try source.with(step, "when", "changed"))
      #expect(found.map(\.step) == ["accept"], "\(step.name)")
    }
  }

  @Test(arguments: names, ["[dac]", "[aoc, dac]"])
  func `a step that leaves fibre out is refused`(name: String, media: String) throws {
    let source = try Source(name)
    for step in source.steps {
      let found = try findings(try source.with(step, "media", media))
      #expect(found.contains { $0.step == step.name && $0.line == step.line }, "\(step.name)")
    }
  }

  @Test(arguments: names)
  func `only what is of fibre may be left out for copper`(name: String) throws {
    let source = try Source(name)
    let ofFibre: Set<StepVerb> = [
      .inspectPort, .inspectCord, .polarity, .loss, .readLanes, .lanes, .brokenFibres,
    ]
    for step in source.steps {
      let found = try findings(try source.with(step, "media", "[fibre]"))
      let isRefused = found.contains { $0.step == step.name && $0.line == step.line }
      #expect(isRefused == !ofFibre.contains(step.verb), "\(step.name)")
    }
  }

  @Test(arguments: names)
  func `a procedure without one of the steps that make a repair is refused`(name: String) throws {
    let source = try Source(name)
    let needed: Set<StepVerb> = [
      .shut, .unplug, .inspectPort, .inspectCord, .plugIn, .soak, .hands, .accept,
    ]
    for step in source.steps where needed.contains(step.verb) {
      #expect(try !findings(try source.without(step)).isEmpty, "\(step.name)")
    }
  }

  @Test func `a ladder that cleans nothing is refused with its line`() throws {
    for name in Self.names {
      var lines = try Source(name).lines
      guard let place = lines.firstIndex(where: { $0.hasPrefix("clean:") }) else { continue }
      for ladder in ["[pen]", "[wet]", "[pen, wet]"] {
        lines[place] = "clean: \(ladder)"
        #expect(try findings(lines).map(\.line) == [place + 1], "\(name) \(ladder)")
      }
    }
  }

  @Test(arguments: [#""D\u202EK""#, #""D\u2066K""#, #""D\eK""#, "D\u{202E}K", "D\u{200B}K"])
  func `a text that would not be shown as it is written is refused`(text: String) throws {
    let source = try Source("repair")
    for step in source.steps {
      for key in ["screen", "why"] {
        let found = try findings(try source.with(step, key, text))
        #expect(found.contains { $0.step == step.name && $0.text.hasPrefix(key) }, "\(step.name)")
      }
    }
  }
}
