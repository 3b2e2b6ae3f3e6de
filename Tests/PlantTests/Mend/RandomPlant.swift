import Plant
import TestSupport

/// Links over trunks that they share, of parts of random types.
struct RandomPlant {
  var links: [MendLink] = []
  var wanted: Set<ThingID> = []

  /// Some links over one trunk, or over two one after the other.
  init(_ random: inout RepeatableRandom) throws {
    let trunks = Int.random(in: 1...2, using: &random)
    let count = trunks == 1 ? Int.random(in: 1...3, using: &random) : 2
    let trunkTypes = (0..<2).map { _ in Self.polarity(&random) }
    let trunkIDs = [Self.id(10), Self.id(11)]
    for number in 0..<count {
      var parts: [(id: ThingID, polarity: CablePolarity)] = [
        (Self.id(100 + number), Self.polarity(&random))
      ]
      for trunk in 0..<trunks { parts.append((Self.id(10 + trunk), trunkTypes[trunk])) }
      parts.append((Self.id(200 + number), Self.polarity(&random)))
      let segments = try parts.map {
        try Segment(
          FibrePart(
            "part", kind: trunkIDs.contains($0.id) ? .trunk : .cord,
            design: .cable($0.polarity, .mpo12)))
      }
      let steps = segments.dropFirst().map { segment in
        Channel.Step(
          Adapter(
            "adapter", keys: Int.random(in: 0..<4, using: &random) == 0 ? .aligned : .opposed),
          segment)
      }
      let channel = try Channel(
        from: ModulePort("near", optic: Plain.optic(.parallel4)), segments[0], Array(steps),
        to: ModulePort("far", optic: Plain.optic(.parallel4)))
      let adapters = (0..<steps.count).map { Self.id(1_000 + 10 * number + $0) }
      if let link = MendLink(
        link: Self.id(number + 1), channel: channel, parts: parts.map(\.id), adapters: adapters)
      {
        links.append(link)
      }
    }
    // Now and then only some are to be mended: the others must stay well if they are.
    let all = Int.random(in: 0..<3, using: &random) > 0
    wanted = Set(
      links.map(\.link).filter { _ in all || Bool.random(using: &random) })
  }

  static func id(_ number: Int) -> ThingID {
    ThingID(bytes: Array(repeating: 0, count: 14) + [UInt8(number / 256), UInt8(number % 256)])
      ?? .zero
  }

  private static func polarity(_ random: inout RepeatableRandom) -> CablePolarity {
    [.a, .a, .b, .b, .b, .c].randomElement(using: &random) ?? .a
  }

  /// Every part that could be of another type, and its types; the first is what it is.
  var choices: [(part: ThingID, types: [PartType])] {
    var out: [ThingID: [PartType]] = [:]
    for link in links {
      for (segment, part) in zip(link.channel.segments, link.parts) {
        let design = segment.part.design
        out[part] = ([design].compactMap(\.self) + (design?.alternatives ?? [])).compactMap(
          PartType.init)
      }
      for (adapter, part) in zip(link.channel.adapters, link.adapters) {
        out[part] = adapter.keys.map { [.adapter($0), .adapter($0.other)] }
      }
    }
    return out.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether a link carries light if its parts are of these types.
  static func isWell(_ link: MendLink, _ types: [ThingID: PartType]) -> Bool {
    var channel = link.channel
    for (place, part) in link.parts.enumerated() {
      guard case .cable(let polarity)? = types[part] else { continue }
      channel = channel.changing(.design(place, .cable(polarity, .mpo12))) ?? channel
    }
    for (place, part) in link.adapters.enumerated() {
      guard case .adapter(let keys)? = types[part] else { continue }
      channel = channel.changing(.keys(place, keys)) ?? channel
    }
    switch LinkJudge().judge(channel).verdict {
    case .good, .unfit: return true
    case .unsafe, .dark, .crossed, .cannotJudge: return false
    }
  }
}
