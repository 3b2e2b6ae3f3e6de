/// One thing changed in a channel: a part of another design, or an adapter with other keys.
public enum DesignChange: Hashable, Sendable {
  /// The part at a place, the first being 0, gets another design.
  case design(Int, PartDesign)
  /// The adapter behind that part gets these keys; the first is 0.
  case keys(Int, AdapterKeys)

  /// Every single change that keeps the connectors, parts first, then adapters.
  public static func all(in channel: Channel) -> [DesignChange] {
    let designs = channel.segments.enumerated().flatMap { place, segment in
      (segment.part.design?.alternatives ?? []).map { DesignChange.design(place, $0) }
    }
    let keys = channel.rest.enumerated().compactMap { place, step -> DesignChange? in
      guard let keys = step.adapter.keys, step.segment.entryFace.kind != .lc else { return nil }
      return .keys(place, keys.other)
    }
    return designs + keys
  }

  /// In words, such as `cable 2: B → A`.
  ///
  /// An adapter that is only counted has a letter, as it was typed: `adapter 1: b → a`; one that people
  /// have a name for has the words of its record: `P1:3: aligned → opposed`.
  public func text(in channel: Channel) -> String {
    switch self {
    case .design(let place, let design):
      let part = channel.segment(place)?.part
      return "\(part?.label ?? "part \(place + 1)"): \(part?.design?.text ?? "?") → \(design.text)"
    case .keys(let place, let keys):
      let adapter = channel.rest.indices.contains(place) ? channel.rest[place].adapter : nil
      let plain = "adapter \(place + 1)"
      guard let adapter, adapter.label != plain else {
        return "\(plain): \(adapter?.keys?.letter ?? "?") → \(keys.letter)"
      }
      return "\(adapter.label): \(adapter.keys?.rawValue ?? "?") → \(keys.rawValue)"
    }
  }
}
