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
        keys[adapter] = Self.keys(text)
      }
    }
  }

  private static func found(_ view: StoreView, _ thing: ThingID) throws -> String? {
    guard let fact = try view.asFound(thing), case .seen(let seen) = fact.body else { return nil }
    return seen.found?.lowercased()
  }

  /// The one type a text names; nil if it names none, or several.
  private static func design(_ text: String, _ segment: Segment) -> PartDesign? {
    let words = words(text)
    let named = PolarityWord.allCases.filter { word in
      word.rawValue.count > 1
        ? words.contains(word.rawValue)
        : zip(words, words.dropFirst()).contains { $0 == "type" && $1 == word.rawValue }
    }
    guard named.count == 1, let one = segment.entryFace.kind, let other = segment.exitFace.kind
    else { return nil }
    return named[0].design(one, other)
  }

  private static func keys(_ text: String) -> AdapterKeys? {
    let named = AdapterKeys.allCases.filter { words(text).contains($0.rawValue) }
    return named.count == 1 ? named[0] : nil
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
  }
}
