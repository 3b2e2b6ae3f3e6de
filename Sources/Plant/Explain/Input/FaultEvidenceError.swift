/// Why what was measured cannot be held against what is expected.
public enum FaultEvidenceError: Error, Hashable, Sendable {
  /// Nothing was measured at all.
  case nothing
  /// A map without a position.
  case emptyMap
  /// A position that the connector does not have.
  case noSuchPosition(ChannelEnd, Int, MapFrame)
  /// A near position that is in the map twice.
  case measuredTwice(Int)
  /// A far position at which the light of two near ones arrives.
  case arrivesTwice(Int, from: Int, Int)
  /// The ends that were measured are not those that are expected.
  case otherConnector(ChannelEnd, measured: MapFrame, expected: MapFrame)
  /// Two ends of which nobody knows which position belongs to which.
  case nothingExpected(MapFrame, MapFrame)
  /// An end of which nobody knows the connector.
  case unknownConnector(ChannelEnd)
  /// A lane that the module does not have.
  case noSuchLane(ChannelEnd, Int, of: Int)
  /// A lane that is in the readings twice.
  case laneTwice(ChannelEnd, Int)
  /// A power that no module reads; thousandths of dBm.
  case powerOutOfRange(ChannelEnd, lane: Int, Int)
  /// A laser current that no module reads; thousandths of mA.
  case biasOutOfRange(ChannelEnd, lane: Int, Int)
  /// Lanes were read where there are no modules.
  case noLanes
  /// Both a map and a walk over the transmitters.
  case mapAndWalk

  /// The code programs match on.
  public var code: String {
    switch self {
    case .nothing: "nothing-measured"
    case .emptyMap: "empty-map"
    case .noSuchPosition: "no-such-position"
    case .measuredTwice: "position-twice"
    case .arrivesTwice: "arrives-twice"
    case .otherConnector: "other-connector"
    case .nothingExpected: "nothing-expected"
    case .unknownConnector: "unknown-connector"
    case .noSuchLane: "no-such-lane"
    case .laneTwice: "lane-twice"
    case .powerOutOfRange: "power-out-of-range"
    case .biasOutOfRange: "bias-out-of-range"
    case .noLanes: "no-lanes"
    case .mapAndWalk: "map-and-walk"
    }
  }

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .nothing: "Nothing was measured: neither a map nor the powers of lanes."
    case .emptyMap: "The map is empty."
    case .noSuchPosition(let end, let position, let frame):
      "There is no position \(position) at the \(end.rawValue) end: \(frame.text) has positions 1 to "
        + "\(frame.positions)."
    case .measuredTwice(let position): "Position \(position) of the near end is in the map twice."
    case .arrivesTwice(let far, let one, let other):
      "The light of \(one) and of \(other) cannot both arrive at \(far) of the far end."
    case .otherConnector(let end, let measured, let expected):
      "The map is of \(measured.text) at the \(end.rawValue) end, where \(expected.text) is expected."
    case .nothingExpected(let near, let far):
      "Nobody said which position of \(far.text) belongs to which of \(near.text)."
    case .unknownConnector(let end):
      "Nobody said which connector, or which optic, is at the \(end.rawValue) end."
    case .noSuchLane(let end, let lane, let count):
      "There is no lane \(lane) at the \(end.rawValue) end: its module has "
        + (count == 1 ? "one lane." : "lanes 1 to \(count).")
    case .laneTwice(let end, let lane): "Lane \(lane) of the \(end.rawValue) end is there twice."
    case .powerOutOfRange(let end, let lane, let power):
      "\(Decibels.text(power)) dBm at lane \(lane) of the \(end.rawValue) end: no module reads that."
    case .biasOutOfRange(let end, let lane, let bias):
      "\(Decibels.text(bias)) mA at lane \(lane) of the \(end.rawValue) end: no module reads that."
    case .noLanes: "There are no lanes at the front of a cassette: measure a map."
    case .mapAndWalk:
      "A map and a walk over the transmitters tell the same: give one of them."
    }
  }
}
