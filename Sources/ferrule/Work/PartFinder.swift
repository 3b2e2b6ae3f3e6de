import Guide
import Plant
import Store

/// From the code on a part to what is known of it.
struct PartFinder {
  let store: Store
  let keyboard: Keyboard
  /// Whether a cord is worked at at both its ends: a plug nobody knows the cord of does not do.
  var needsBothEnds = false
  /// What is no label of a part, as far as the repair at hand tells.
  let noPart: NoPartCode
  /// The module that was in the joint.
  var old: Set<ThingID> = []
  /// The port it goes into; nil where it goes into none.
  var port: ThingID?
  /// The plug that came out there last.
  var plugOut: ThingID?

  /// The part of that code; nil if the code is one of something else, which is said.
  ///
  /// - Throws: ``PersonLeft`` if nothing more will come.
  func part(_ code: String, _ kind: PartKind, _ origin: Origin) throws -> NewPart? {
    guard !code.isEmpty else { return .nameless }
    guard !["yes", "no"].contains(code.lowercased()) else {
      say("\(code) is an answer and no code: scan the part")
      return nil
    }
    let found = try store.read { try $0.things(named: code) }
    let fitting = try store.read { view in try found.filter { try fits($0, kind, view) } }
    if fitting.count > 1 {
      say("\(code) is on \(fitting.count) parts; type another of its names, or Enter")
      return nil
    }
    if let thing = fitting.first {
      if old.contains(thing.id) {
        say("\(thing.label) is the one that was in here. Is it back in, nothing changed?")
        return try isYes("yes: it stays, nothing was changed") ? .known(thing.id) : nil
      }
      if let place = try store.read({ try PartWhereabouts(view: $0).text(thing) }) {
        // Two records of one part in two places are found by nobody until a link is dark.
        say("\(thing.label) is in \(place) by record. Is it in your hand all the same?")
        let why = "yes: it is recorded here from now on, and somebody is sent to look where it was"
        guard try isYes(why) else { return nil }
        try sayLeft(thing)
      }
      say("known: \(thing.label)")
      return thing.kind == .cable ? try side(of: thing) : .known(thing.id)
    }
    if let other = found.first {
      say("\(NameText.words(code, other)): scan the part")
      return nil
    }
    if let words = try store.read({ try noPart.words(code, $0) }) {
      say("\(words): scan the part")
      return nil
    }
    say("\(code) is new here\(ShortCode.doubt(code)); kept as the code of this part")
    return .coded(code, origin)
  }

  /// Whether it was affirmed in full; `?` says what that means, and is asked again.
  private func isYes(_ why: String) throws -> Bool {
    while let answer = keyboard.answer("yes, typed in full; Enter: another one") {
      guard answer == "?" else { return answer == "yes" }
      say(why)
    }
    throw PersonLeft()
  }

  /// That it left a joint which nobody said is open.
  private func sayLeft(_ thing: Thing) throws {
    guard let port else { return }
    let (left, mistake) = try store.read { view -> ([Thing], Thing?) in
      guard let port = try view.port(port) else { return ([], nil) }
      let left = try PartTaken(view: view, port: port, old: plugOut).places(thing)
      return (left, left.first { $0.kind == .port })
    }
    guard !left.isEmpty else { return }
    let places = left.map(\.label).joined(separator: " and ")
    say("SEND SOMEBODY to look at \(places): a task is left")
    if let mistake, thing.kind != .module {
      say("pulled there by mistake? ferrule oops \(ShellWord.quoted(mistake.label))")
    }
  }

  /// Whether a thing is a part of that kind; one nobody has identified says itself what it is.
  private func fits(_ thing: Thing, _ kind: PartKind, _ view: StoreView) throws -> Bool {
    switch (kind, thing.kind) {
    case (.module, .module), (.plug, .cableEnd), (.plug, .cable), (.cassette, .cassette): true
    case (.plug, .part): try !needsBothEnds && view.partKind(thing.id) == kind
    case (.module, .part), (.other, .part): try view.partKind(thing.id) == kind
    default: false
    }
  }

  private func side(of cable: Thing) throws -> NewPart? {
    while let text = keyboard.answer("which end is here, a or b? Enter: not known") {
      let side = text.lowercased()
      switch side {
      case "a", "b": return .end(cable: cable.id, side: side)
      case "q": return nil
      case "":
        say("NOT KNOWN which end: kept as end a")
        return .end(cable: cable.id, side: "a")
      default: try sideHints(cable.id).forEach(say)
      }
    }
    throw PersonLeft()
  }

  /// What tells the ends of a cord apart, as far as it is recorded.
  private func sideHints(_ cable: ThingID) throws -> [String] {
    let ends = try store.read { try $0.ends(ofCable: cable) }
    let words = ends.map { end in
      let face = [
        end.face.kind?.text, end.face.pins.map { $0 == .pinned ? "with pins" : "no pins" },
        end.face.polish?.text,
      ].compactMap { $0 }
      return "\(end.side.rawValue): \(face.isEmpty ? "not recorded" : face.joined(separator: " "))"
    }
    return words + ["the label at the plug says a or b; q: another cord"]
  }

  private func say(_ text: String) {
    EchoedText.lines(text, indent: "").forEach(Console.out)
  }
}
