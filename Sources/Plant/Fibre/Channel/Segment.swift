/// A part in a channel, and by which of its connectors light comes in and goes out.
///
/// "In" is the side towards the channel's near port.
public struct Segment: Hashable, Sendable {
  /// The part; shared, so that a check can hold a segment at no cost.
  private let body: PartBody
  /// The side towards the near port.
  public let entrySide: PartSide
  /// The connector of that side.
  public let entry: Int
  /// The connector of the other side.
  public let exit: Int
  /// The face towards the near port.
  public let entryFace: FaceType
  /// The face towards the far port.
  public let exitFace: FaceType

  /// The part.
  public var part: FibrePart { body.part }

  /// A part, entered from its near side unless said otherwise.
  ///
  /// - Throws: `noSuchConnector` if the part's design does not have the connector.
  public init(_ part: FibrePart, from entrySide: PartSide = .near, entry: Int = 1, exit: Int = 1)
    throws(ChannelError)
  {
    for (side, connector) in [(entrySide, entry), (entrySide.other, exit)] {
      let count = part.map?.connectors(side).count ?? FibreMap.mostConnectors
      guard connector >= 1, connector <= count else {
        throw .noSuchConnector(part: part.label, side, connector, of: count)
      }
    }
    body = PartBody(part)
    self.entrySide = entrySide
    self.entry = entry
    self.exit = exit
    entryFace = part.face(entrySide, entry)
    exitFace = part.face(entrySide.other, exit)
  }

  /// The segment as the other end of the channel sees it.
  init(turning segment: Segment) {
    body = segment.body
    entrySide = segment.entrySide.other
    entry = segment.exit
    exit = segment.entry
    entryFace = segment.exitFace
    exitFace = segment.entryFace
  }

  /// The same segment with a part of another design; nil if that lacks a connector of this one.
  public func redesigned(_ design: PartDesign) -> Segment? {
    try? Segment(part.redesigned(design), from: entrySide, entry: entry, exit: exit)
  }

  /// Where light that comes in at a position goes out; nil if no fibre is there, or no map is known.
  ///
  /// - Parameters:
  ///   - position: the position at the connector of the channel, in plug view.
  ///   - outward: whether light travels from the near port to the far one.
  func through(_ position: Int, outward: Bool) -> FibreEnd? {
    let (side, connector) = outward ? (entrySide, entry) : (entrySide.other, exit)
    return part.map?.otherEnd(
      of: FibreEnd(connector: connector, position: position), from: side)
  }

  /// The connector by which light has to leave to stay in the channel.
  func leaving(outward: Bool) -> Int { outward ? exit : entry }
}
