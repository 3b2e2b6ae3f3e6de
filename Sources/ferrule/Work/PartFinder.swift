import Guide
import Plant
import Store

/// From the code on a part to what is known of it.
struct PartFinder {
  let store: Store
  let keyboard: Keyboard

  /// The part of that code; nil if the code is one of something else, which is said.
  func part(_ code: String, _ kind: PartKind, _ origin: Origin) throws -> NewPart? {
    guard !code.isEmpty else { return .nameless }
    let found = try store.read { try $0.things(named: code) }
    let fitting = found.filter { Self.kinds(kind).contains($0.kind) }
    if fitting.count > 1 {
      say("\(code) is on \(fitting.count) parts; type another of its names, or Enter")
      return nil
    }
    if let thing = fitting.first {
      say("known: \(thing.label)")
      return thing.kind == .cable ? side(of: thing) : .known(thing.id)
    }
    if let other = found.first {
      say("\(code) is a \(other.kind.word), \(other.label): scan the part")
      return nil
    }
    say("\(code) is new here; kept as the code of this part")
    return .coded(code, origin)
  }

  private static func kinds(_ kind: PartKind) -> [ThingKind] {
    switch kind {
    case .module: [.module, .part]
    case .plug: [.cableEnd, .cable, .part]
    case .cassette: [.cassette]
    case .other: [.part]
    }
  }

  private func side(of cable: Thing) -> NewPart? {
    while let text = keyboard.answer("which end is here, a or b?") {
      let side = text.lowercased()
      if side == "a" || side == "b" { return .end(cable: cable.id, side: side) }
      if side == "q" { return nil }
    }
    return nil
  }

  private func say(_ text: String) {
    Columns.wrap(text).forEach(Console.out)
  }
}
