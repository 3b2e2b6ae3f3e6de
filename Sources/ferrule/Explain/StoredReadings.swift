import Paper
import Plant
import Store

/// What was measured last on a link of the store.
struct StoredReadings {
  /// The link, seen from the end from which the map was counted.
  let stored: StoredLink
  /// The readings.
  let readings: TypedReadings
  /// Which they are, a sentence each.
  let notes: [String]

  /// The last polarity test, and the last powers of both ends if they are no older than it, or than
  /// the last touch of either end.
  init(
    _ view: StoreView, _ site: SiteRules, _ link: LinkRecord, near: PortRecord,
    assuming assumed: ModulePort? = nil
  ) throws {
    let seen = try StoredLink(view, site, link, near: near, assuming: assumed)
    let test = seen.facts.last { fact in
      if case .polarityTest(let test) = fact.body { test.subject.id == link.id } else { false }
    }
    var readings = TypedReadings()
    var notes: [String] = []
    var stored = seen
    let touched = try StoredCircumstances(seen).touchedMS.values.max()
    let lanes = try seen.lastLanes()
    let isLaneNewer = lanes.map(\.fact.atMS).max() ?? .min > touched ?? .min
    if let test, case .polarityTest(let body) = test.body,
      lanes.isEmpty || !isLaneNewer || test.atMS >= touched ?? .min
    {
      if let end = body.near?.id, end == seen.far.id {
        stored = try StoredLink(view, site, link, near: seen.far, assuming: assumed)
      }
      readings.pairs = body.map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      notes.append("The map is of \(Self.when(test)), counted from \(stored.near.label).")
      if test.atMS < touched ?? .min {
        notes.append("The link was touched since then: measure again.")
      }
    }
    if readings.pairs == nil || isLaneNewer {
      for (port, fact, reading) in lanes {
        let end: ChannelEnd = port.id == stored.near.id ? .near : .far
        let (samples, isRenumbered) = stored.samples(reading, end)
        readings.samples += samples
        notes.append(
          "The powers at \(port.label) are of \(Self.when(fact))"
            + (isRenumbered ? "; its first lane is counted as 1." : "."))
      }
    }
    self.stored = stored
    self.readings = readings
    self.notes = notes
  }

  private static func when(_ fact: Fact) -> String {
    "\(TimeText.minute(fact.atMS)) UTC, \(fact.technician)"
  }
}

extension StoredLink {
  /// The last powers read at each end.
  fileprivate func lastLanes() throws -> [(port: PortRecord, fact: Fact, body: LaneReading)] {
    [near, far].compactMap { port in
      for fact in facts.reversed() {
        if case .laneReading(let reading) = fact.body, reading.port == port.id {
          return (port, fact, reading)
        }
      }
      return nil
    }
  }

  /// Powers by the lanes of the port: some modules print lanes from 0, and those of the second port of
  /// two from 5.
  fileprivate func samples(_ reading: LaneReading, _ end: ChannelEnd) -> (
    samples: [LaneSample], isRenumbered: Bool
  ) {
    let lanes = expected.port(end)?.optic?.layout.lanes ?? 4
    let offset = 1 - PortLanes(count: lanes, isSecond: true).first(in: reading.lanes.keys)
    let samples = reading.lanes.sorted { $0.key < $1.key }.compactMap {
      printed, power -> LaneSample? in
      let lane = printed + offset
      guard lane >= 1, lane <= lanes else { return nil }
      return LaneSample(
        end, lane: lane, sent: LaneSample.Light(milliDBm: power.txMilliDBm),
        received: LaneSample.Light(milliDBm: power.rxMilliDBm))
    }
    return (samples, offset != 0)
  }
}
