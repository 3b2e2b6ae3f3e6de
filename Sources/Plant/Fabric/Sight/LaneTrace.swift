/// The way of one lane through a link, there and back, on every face.
public struct LaneTrace: Hashable, Sendable {
  /// A direction of a lane.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// From the near port's transmitter.
    case there
    /// To the near port's receiver.
    case back
  }

  /// What becomes of the light of a direction.
  public enum Outcome: Hashable, Sendable {
    /// It arrives where it should.
    case arrives
    /// It goes elsewhere, or is lost.
    case strays
    /// Nobody can say: something of the way is not known.
    case unknown(LinkUnknown)
  }

  /// The lane of the near port.
  public var lane: Int
  /// The lane of the far port that its light should come to.
  public var farLane: Int
  /// What the near port's transmitter sends.
  public var there: FibreRide
  /// What the near port's receiver gets, followed backwards from the receiver.
  public var back: FibreRide
  /// What becomes of the light the near port sends on this lane.
  public var outcomeThere: Outcome
  /// What becomes of the light that should come back.
  public var outcomeBack: Outcome

  /// Nil if an optic is not known or the near port has no such lane in this link.
  public init?(_ channel: Channel, lane: Int) {
    guard let place = channel.near.usedLanes.firstIndex(of: lane),
      channel.far.usedLanes.indices.contains(place),
      let there = channel.ride(ofTransmitter: lane, at: .near),
      let back = channel.ride(ofReceiver: lane, at: .near)
    else { return nil }
    self.lane = lane
    farLane = channel.far.usedLanes[place]
    self.there = there
    self.back = back
    let (results, unknown) = channel.lanes()
    func outcome(_ end: ChannelEnd, _ from: Int) -> Outcome {
      switch unknown {
      case .design(let segment)?: return .unknown(.design(segment: segment))
      case .keys(let adapter)?: return .unknown(.keys(adapter: adapter))
      case nil: break
      }
      let own = results?.first { $0.from == end && $0.lane == from }
      return own?.isRight == true ? .arrives : .strays
    }
    outcomeThere = outcome(.near, lane)
    outcomeBack = outcome(.far, farLane)
  }

  /// What becomes of the light of a direction.
  public func outcome(_ direction: Direction) -> Outcome {
    direction == .there ? outcomeThere : outcomeBack
  }

  /// What nobody said that one would have to know; nil if the light can be followed.
  public var unknown: LinkUnknown? {
    for case .unknown(let unknown) in [outcomeThere, outcomeBack] { return unknown }
    return nil
  }

  /// The lanes of the near port that a link uses.
  public static func lanes(of channel: Channel) -> [Int] { channel.near.usedLanes }

  /// The ride of a direction, both seen from the near port.
  public func ride(_ direction: Direction) -> FibreRide {
    direction == .there ? there : back
  }

  /// Where a direction passes a joint; nil if its light does not come so far.
  public func passage(_ direction: Direction, at joint: Int) -> JointPassage? {
    ride(direction).passages.first { $0.joint == joint }
  }

  /// The position by which a direction's fibre is in a part of the channel, at the part's near side;
  /// nil if it does not come so far, or has no fibre there.
  public func fibre(_ direction: Direction, in segment: Int, of channel: Channel) -> FibreEnd? {
    guard let part = channel.segment(segment),
      let spot = passage(direction, at: segment)?.farFace
    else { return nil }
    return part.part.fibre(
      at: FibreEnd(connector: part.entry, position: spot.plug), on: part.entrySide)
  }
}
