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

  /// The part of that code; nil if the code is one of something else, which is said.
  ///
  /// - Throws: ``PersonLeft`` if nothing more will come.
  func part(_ code: String, _ kind: PartKind, _ origin: Origin) throws -> NewPart? {
    guard !code.isEmpty else { return .nameless }
    let found = try store.read { try $0.things(named: code) }
    let fitting = try store.read { view in try found.filter { try fits($0, kind, view) } }
    if fitting.count > 1 {
      say("\(code) is on \(fitting.count) parts; type another of its names, or Enter")
      return nil
    }
    if let thing = fitting.first {
      if old.contains(thing.id) {
        say("\(thing.label) is the one that was in here. Is it back in, nothing changed?")
        guard let answer = keyboard.answer("yes, typed in full; Enter: another one") else {
          throw PersonLeft()
        }
        return answer == "yes" ? .known(thing.id) : nil
      }
      if let place = try store.read({ try PartWhereabouts(view: $0).text(thing) }) {
        // Two records of one part in two places are found by nobody until a link is dark.
        say("\(thing.label) is in \(place) by record. Is it in your hand all the same?")
        guard let answer = keyboard.answer("yes, typed in full; Enter: another one") else {
          throw PersonLeft()
        }
        guard answer == "yes" else { return nil }
      }
      say("known: \(thing.label)")
      return thing.kind == .cable ? try side(of: thing) : .known(thing.id)
    }
    if let other = found.first {
      say("\(code) is a \(other.kind.word), \(other.label): scan the part")
      return nil
    }
    if let words = try store.read({ try noPart.words(code, $0) }) {
      say("\(words): scan the part")
      return nil
    }
    say("\(code) is new here\(ShortCode.doubt(code)); kept as the code of this part")
    return .coded(code, origin)
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
