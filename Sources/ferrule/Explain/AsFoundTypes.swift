import Plant
import Store

/// Types of parts and keys of adapters that somebody saw and wrote down: `record seen C-88 --found "type A"`.
struct AsFoundTypes {
  /// By the part's place in the channel.
  private(set) var printed: [Int: PartDesign] = [:]
  /// By the adapter's place in the channel.
  private(set) var keys: [Int: AdapterKeys] = [:]

  init(_ stored: StoredLink) throws {
    guard let channel = stored.expected.channel else { return }
    var adapter = 0
    for hop in stored.way.hops {
      switch hop {
      case .cable(let cable, let from, let to):
        let leg = cable.kind == .harness ? cable.id : from.side == .a ? from.id : to.id
        guard let text = try Self.found(stored.view, cable.id),
          let place = channel.segments.firstIndex(where: { $0.part.identity == leg }),
          let segment = channel.segment(place)
        else { continue }
        printed[place] = Self.design(text, segment)
      case .position(let position):
        defer { adapter += 1 }
        guard let text = try Self.found(stored.view, position.id) else { continue }
        keys[adapter] = FoundWords(text).keys
      }
    }
  }

  private static func found(_ view: StoreView, _ thing: ThingID) throws -> String? {
    guard let fact = try view.asFound(thing), case .seen(let seen) = fact.body else { return nil }
    return seen.found
  }

  private static func design(_ text: String, _ segment: Segment) -> PartDesign? {
    guard let one = segment.entryFace.kind, let other = segment.exitFace.kind else { return nil }
    return FoundWords(text).polarity?.design(one, other)
  }
}
