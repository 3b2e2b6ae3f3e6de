/// The way of one fibre through a channel, joint by joint, from the end it was asked for.
public struct FibreRide: Hashable, Sendable {
  /// The joints it passes, in the order in which light from that end passes them.
  public var passages: [JointPassage]
  /// Where it ends.
  public var arrival: LightArrival

  /// Both parts.
  public init(passages: [JointPassage], arrival: LightArrival) {
    self.passages = passages
    self.arrival = arrival
  }
}

extension Channel {
  /// The way of the fibre at a position of the plug in one end's port.
  ///
  /// Light takes the same way back, so this serves a receiver that is low as well as a transmitter.
  public func ride(from end: ChannelEnd, plug begin: Int) -> FibreRide {
    let outward = end == .near
    var passages: [JointPassage] = []
    func add(_ joint: Int, _ before: FaceSpot?, _ behind: FaceSpot?) {
      passages.append(
        JointPassage(
          joint: joint, nearFace: outward ? before : behind, farFace: outward ? behind : before))
    }
    let start = outward ? first.entryFace.kind : (segment(count - 1) ?? first).exitFace.kind
    let spot = start.flatMap { FaceSpot($0, plug: begin) }
    add(outward ? 0 : count, spot, spot)
    var position = begin
    for number in 0..<count {
      let place = outward ? number : count - 1 - number
      guard let segment = segment(place), let out = segment.through(position, outward: outward),
        out.connector == segment.leaving(outward: outward)
      else { break }
      let face = outward ? segment.exitFace : segment.entryFace
      let before = face.kind.flatMap { FaceSpot($0, plug: out.position) }
      guard number + 1 < count else {
        add(outward ? count : 0, before, before)
        break
      }
      let adapter = outward ? place : place - 1
      let next = outward ? self.segment(place + 1)?.entryFace : self.segment(place - 1)?.exitFace
      guard let met = Self.met(out.position, next?.kind, rest[adapter].adapter.keys) else { break }
      add(adapter + 1, before, next?.kind.flatMap { FaceSpot($0, plug: met) })
      position = met
    }
    return FibreRide(passages: passages, arrival: arrival(from: end, plug: begin))
  }
}
