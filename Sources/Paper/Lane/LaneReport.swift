public import Plant

/// One lane of a link, with all that is shown of it.
public struct LaneReport: Sendable {
  /// The channel.
  public var channel: Channel
  /// The parts it is made of, as recorded.
  public var segments: [PathSegment]
  /// The joints and what is known of their faces.
  public var sights: [JointSight]
  /// The lane's way.
  public var trace: LaneTrace
  /// The scope tip in use, and how it shows faces; nil if none was named.
  public var tip: Tip?
  /// Now; ms UTC.
  public var nowMS: Int64

  /// A scope tip and how it shows what it looks at.
  public struct Tip: Hashable, Sendable {
    /// What is written on it.
    public var label: String
    /// How its picture shows a face; nil where it is not proved.
    public var orientation: TipOrientation?

    /// Both parts.
    public init(label: String, orientation: TipOrientation?) {
      self.label = label
      self.orientation = orientation
    }
  }

  /// All its parts.
  public init(
    channel: Channel, segments: [PathSegment], sights: [JointSight], trace: LaneTrace, tip: Tip?,
    nowMS: Int64
  ) {
    self.channel = channel
    self.segments = segments
    self.sights = sights
    self.trace = trace
    self.tip = tip
    self.nowMS = nowMS
  }

  /// The fibre in which a direction rides through a part; nil where it has none.
  func fibre(_ direction: LaneTrace.Direction, in segment: Int) -> SheathFibre? {
    guard segments.indices.contains(segment),
      case .cable(let cable, let from, _) = segments[segment],
      let end = trace.fibre(direction, in: segment, of: channel)
    else { return nil }
    let face = channel.segment(segment)?.part.face(.near, end.connector)
    return SheathFibre(position: end.position, kind: face?.kind, cable: cable, leg: from.leg)
  }

  /// The leg of a part; 1 if it has none.
  func leg(of segment: Int) -> Int {
    if case .cable(_, let from, _) = segments[segment] { from.leg } else { 1 }
  }

  /// Where a position of a face is in the tip's picture, in words; nil without a proved tip.
  func picture(_ spot: FaceSpot, seenFrom: SeenFrom) -> String? {
    tip?.orientation.flatMap {
      FacePicture(orientation: $0, kind: spot.kind, seenFrom: seenFrom)?.spot(of: spot.plug)?.text
    }
  }
}
