/// What the lanes of a link say that do not arrive where they should.
struct LaneFinding {
  let channel: Channel
  let results: [LaneResult]

  init(_ channel: Channel, _ results: [LaneResult]) {
    self.channel = channel
    self.results = results
  }

  /// The finding; nil if every lane arrives.
  var finding: LinkFinding? {
    if results.allSatisfy(\.isRight) { return results.isEmpty ? nothing : nil }
    let parts = channel.segments.map(\.part.label)
    guard results.contains(where: \.isLight) else {
      return LinkFinding(
        .dark, at: .whole, ChannelPlace.whole.text(in: channel), parts: parts,
        what: "No light arrives at any receiver, at either end: \(reason).",
        fix: "look at the types printed on the parts")
    }
    let wrong = results.filter { !$0.isRight }
    let words = wrong.prefix(4).map { result in
      "\(channel.port(result.from).label) Tx\(result.lane) > \(text(result))"
    }
    let more = wrong.count > 4 ? " and \(wrong.count - 4) more" : ""
    return LinkFinding(
      .crossed, at: .whole, ChannelPlace.whole.text(in: channel), parts: parts,
      what: (wrong.allSatisfy(\.isLost) ? "Light lost, none crossed: " : "")
        + "\(words.joined(separator: ", "))\(more).", fix: mending(wrong))
  }

  /// Where light ends within a part a fibre is missing; no other type of part would bring it back.
  private func mending(_ wrong: [LaneResult]) -> String {
    let lacking = wrong.compactMap { result -> String? in
      if case .none(let segment, _) = result.arrives { label(segment) } else { nil }
    }
    guard lacking.count == wrong.count, let part = lacking.first else {
      return "look at the types printed on the parts"
    }
    return "go by another leg or part than \(part): the fibre is broken or not there"
  }

  private var nothing: LinkFinding {
    LinkFinding(
      .laneCount, at: .whole, ChannelPlace.whole.text(in: channel),
      parts: [channel.near.label, channel.far.label], what: "The link has no lane in common.",
      fix: "check which leg of which harness is in which port")
  }

  private var reason: String {
    guard let first = results.first else { return "there is no lane" }
    switch first.arrives {
    case .transmitter: return "transmitters look at transmitters"
    case .none(let segment, let position):
      return "\(plug(segment, first.from)) has no fibre at \(position)"
    case .elsewhere(let segment, let end):
      return "light leaves \(label(segment)) by connector \(end.connector)"
    case .unused(let position): return "light arrives at position \(position), which has no lane"
    case .receiver: return "nothing is lit"
    }
  }

  private func text(_ result: LaneResult) -> String {
    switch result.arrives {
    case .receiver(let lane): "Rx\(lane)"
    case .transmitter(let lane): "Tx\(lane), dark"
    case .unused(let position): "unused \(position), dark"
    case .none(let segment, let position):
      "no fibre at \(position) of \(plug(segment, result.from))"
    case .elsewhere(let segment, let end): "connector \(end.connector) of \(label(segment))"
    }
  }

  /// The plug by which light comes into a part: positions are counted on it.
  private func plug(_ segment: Int, _ from: ChannelEnd) -> String {
    guard let part = channel.segment(segment) else { return "a part" }
    let joint = from == .near ? segment : segment + 1
    let place =
      joint == 0
      ? channel.near.label
      : joint > channel.rest.count ? channel.far.label : channel.rest[joint - 1].adapter.label
    let connector = from == .near ? part.entry : part.exit
    let side = from == .near ? part.entrySide : part.entrySide.other
    let isLegged = part.part.map.map { $0.connectors(side).count > 1 } ?? false
    return label(segment) + (isLegged && part.part.kind == .harness ? " leg \(connector)" : "")
      + " in \(place)"
  }

  private func label(_ segment: Int) -> String {
    channel.segment(segment)?.part.label ?? "a part"
  }
}
