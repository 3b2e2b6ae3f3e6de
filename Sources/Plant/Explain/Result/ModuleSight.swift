/// What the modules at both ends see of a measured map.
public struct ModuleSight: Hashable, Sendable {
  /// Receivers without light, by end; lanes that were measured only.
  public var dark: [ChannelEnd: [Int]]
  /// Receivers that get the light of another lane than theirs, by end: own lane, and the sender's.
  public var exchanged: [ChannelEnd: [Exchange]]
  /// How many lanes could be followed to each end.
  public var lanes: [ChannelEnd: Int]

  /// A receiver that gets another lane's light.
  public struct Exchange: Hashable, Sendable {
    /// The receiver.
    public var receiver: Int
    /// The transmitter whose light it gets.
    public var transmitter: Int
  }

  /// Whether every measured lane arrives where it should.
  public var isRight: Bool {
    dark.values.allSatisfy(\.isEmpty) && exchanged.values.allSatisfy(\.isEmpty)
  }

  /// Whether no receiver of an end has light.
  public func isAllDark(_ end: ChannelEnd) -> Bool {
    let count = lanes[end] ?? 0
    // A lane that is none of the link's may get light.
    return count > 0 && dark[end]?.count == count && (exchanged[end] ?? []).isEmpty
  }

  /// In a sentence.
  public var sentence: String {
    if isRight { return "The lanes that were measured are in their places." }
    if ChannelEnd.allCases.allSatisfy(isAllDark) {
      return "No receiver has light, at either end."
    }
    return ChannelEnd.allCases.compactMap(sentence).joined(separator: " ")
  }

  private func sentence(_ end: ChannelEnd) -> String? {
    var parts: [String] = []
    if isAllDark(end) {
      parts.append("no receiver has light")
    } else if let dark = dark[end], !dark.isEmpty {
      parts.append(
        dark.map { "Rx\($0)" }.joined(separator: ", ") + (dark.count == 1 ? " is" : " are")
          + " dark")
    }
    for pair in exchanged[end] ?? [] {
      parts.append("Rx\(pair.receiver) gets Tx\(pair.transmitter)")
    }
    return parts.isEmpty ? nil : "At the \(end.rawValue) end \(parts.joined(separator: ", "))."
  }

  init?(_ map: MeasuredMap, _ expectation: ExpectedLink) {
    guard let near = expectation.port(.near), let far = expectation.port(.far),
      let one = ExpectedMap.layout(near).map(LaneTable.of),
      let two = ExpectedMap.layout(far).map(LaneTable.of)
    else { return nil }
    let pairs = Array(zip(ExpectedMap.lanes(near), ExpectedMap.lanes(far)))
    dark = [:]
    exchanged = [:]
    lanes = [:]
    for (lane, wanted) in pairs {
      guard one.transmitters.indices.contains(lane - 1),
        two.transmitters.indices.contains(wanted - 1)
      else { continue }
      if let arrival = map.arrivals[one.transmitters[lane - 1].plug] {
        var receiver: Int?
        if case .at(let plug) = arrival {
          receiver = two.receiver(at: plug, one.transmitters[lane - 1].band)
        }
        lanes[.far, default: 0] += 1
        if let receiver, receiver != wanted {
          exchanged[.far, default: []].append(Exchange(receiver: receiver, transmitter: lane))
        }
      }
      if let arrival = map.arrivals[one.receivers[lane - 1].plug] {
        lanes[.near, default: 0] += 1
        var sender: Int?
        if case .at(let plug) = arrival { sender = two.transmitter(at: plug) }
        if sender == nil { dark[.near, default: []].append(lane) }
        if let sender, sender != wanted {
          exchanged[.near, default: []].append(Exchange(receiver: lane, transmitter: sender))
        }
      }
    }
    // A far receiver is dark if its own transmitter was measured and no measured one reaches it.
    for (lane, wanted) in pairs {
      guard one.transmitters.indices.contains(lane - 1),
        two.receivers.indices.contains(wanted - 1),
        map.arrivals[one.transmitters[lane - 1].plug] != nil
      else { continue }
      let source = map.source(of: two.receivers[wanted - 1].plug)
      if source.flatMap({ one.transmitter(at: $0) }) == nil {
        dark[.far, default: []].append(wanted)
      }
    }
  }
}
