/// What may be wrong with a link.
///
/// Positions are those of the near end, in plug view.
public enum Cause: Hashable, Sendable {
  /// The map is right as far as it was measured; of the positions without a lane some may be dark.
  case rightMap(unusedDark: [Int], notMeasured: [Int])
  /// No position that was measured has a lane.
  case noLaneMeasured([Int])
  /// The plan does not work, and its light goes where it was measured to go.
  case planWrong(PlanFlaw)
  /// The map is right and the plan does not make it.
  case recordWrong
  /// A part, or an adapter, of another type than planned.
  case wrongType(MapShape)
  /// Two fibres exchanged, of one half of the ferrule or of both.
  case exchangedFibres(Int, Int, isSameHalf: Bool)
  /// Both fibres of a lane exchanged with both of another.
  case exchangedLanes(Int, Int)
  /// A ribbon one hole off in a ferrule.
  case shiftedRibbon
  /// Fibres through which no light gets.
  case openFibres([Int])
  /// Half a ferrule belongs to another trunk, or to the other row.
  case crossedSubRibbon([Int])
  /// Half a ferrule is covered.
  case blockedHalf([Int])
  /// Something on the way is not plugged in.
  case notPlugged
  /// The link ends in another port.
  case wrongPort(found: String?)
  /// More than one thing is wrong, or something that nobody thought of.
  case notExplained
  /// Dirt, a chip or a crack on the fibre of a receiver.
  case dirtyFibre(ChannelEnd, lanes: [Int])
  /// A transmitter that sends too little.
  case weakTransmitter(ChannelEnd, lanes: [Int])
  /// Transmitters that send nothing.
  case transmittersOff(ChannelEnd, lanes: [Int])
  /// Ports that were shut, and so send nothing.
  case portShut([ChannelEnd])
  /// Receivers that get more light than they may have; whether it harms them.
  case tooMuchLight(ChannelEnd, lanes: [Int], isHarmful: Bool)
  /// There is no module at an end, or it is dead.
  case moduleAbsent(ChannelEnd)
  /// All lanes low: faces that do not touch, a bend, parts that do not suit each other.
  case poorJoint([ChannelEnd])
  /// A ferrule that stands askew.
  case tiltedFerrule
  /// Both edges of a ferrule are bad.
  case damagedEdges
  /// Light comes back from a joint.
  case reflection
  /// Longer, or with more loss, than the optics allow.
  case tooLong
  /// Optics or fibre that do not suit each other, by the plan.
  case unsuitedParts(FindingCode)
  /// A transmitter at the edge of what it may be, though its power is fine.
  case marginalTransmitter
  /// The powers that were read are as they should be.
  case rightPowers
  /// Lanes with light of which nobody can say that it is enough.
  case powersNotJudged(ChannelEnd, lanes: [Int])
  /// Receivers that read more light than is sent to them.
  case impossibleReading(ChannelEnd, lanes: [Int])

  /// The word programs match on.
  public var code: String {
    switch self {
    case .rightMap: "right-map"
    case .noLaneMeasured: "no-lane-measured"
    case .planWrong: "plan-wrong"
    case .recordWrong: "record-wrong"
    case .wrongType(.rolled): "rolled-pair"
    case .wrongType(.mirrored): "reversed-cassette"
    case .wrongType: "wrong-type"
    case .exchangedFibres: "exchanged-fibres"
    case .exchangedLanes: "exchanged-lanes"
    case .shiftedRibbon: "shifted-ribbon"
    case .openFibres: "open-fibre"
    case .crossedSubRibbon: "crossed-sub-ribbon"
    case .blockedHalf: "blocked-half"
    case .notPlugged: "not-plugged"
    case .wrongPort: "wrong-port"
    case .notExplained: "not-explained"
    case .dirtyFibre: "dirty-fibre"
    case .weakTransmitter: "weak-transmitter"
    case .transmittersOff: "transmitters-off"
    case .portShut: "port-shut"
    case .tooMuchLight: "too-much-light"
    case .moduleAbsent: "module-absent"
    case .poorJoint: "poor-joint"
    case .tiltedFerrule: "tilted-ferrule"
    case .damagedEdges: "damaged-edges"
    case .reflection: "reflection"
    case .tooLong: "too-long"
    case .unsuitedParts: "unsuited-parts"
    case .marginalTransmitter: "marginal-transmitter"
    case .rightPowers: "right-powers"
    case .powersNotJudged: "powers-not-judged"
    case .impossibleReading: "impossible-reading"
    }
  }

  /// Whether it is no fault at all.
  public var isNoFault: Bool {
    switch self {
    case .rightMap, .rightPowers: true
    default: false
    }
  }

  /// Whether a hand can mend it only when it is known which part or face it is in.
  var needsPlace: Bool {
    switch self {
    case .wrongType, .exchangedFibres, .exchangedLanes, .shiftedRibbon, .openFibres,
      .crossedSubRibbon, .blockedHalf, .dirtyFibre, .poorJoint, .tiltedFerrule, .damagedEdges,
      .reflection, .marginalTransmitter, .notPlugged, .planWrong, .recordWrong:
      true
    case .rightMap, .noLaneMeasured, .wrongPort, .notExplained, .weakTransmitter,
      .transmittersOff, .portShut, .tooMuchLight, .moduleAbsent, .tooLong, .unsuitedParts,
      .rightPowers, .powersNotJudged, .impossibleReading:
      false
    }
  }
}
