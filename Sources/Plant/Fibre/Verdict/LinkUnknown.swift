/// What nobody said about a link.
public enum LinkUnknown: Hashable, Sendable {
  /// Whether it is fibre, AOC or DAC.
  case medium
  /// Which parts it passes.
  case path
  /// Which optic a port has.
  case optic(ChannelEnd)
  /// How the fibres of a part run.
  case design(segment: Int)
  /// How the keys of an adapter lie.
  case keys(adapter: Int)
  /// What connector a face has.
  case connector(joint: Int)
  /// Guide pins of a face.
  case pins(joint: Int)
  /// Polish of a face.
  case polish(joint: Int)
  /// The grade of a part's fibre.
  case grade(segment: Int)
  /// The length of a part.
  case length(segment: Int)
  /// How far the optics reach over this fibre.
  case reach
  /// How much loss the optics allow over this fibre.
  case lossLimit

  /// In words.
  public func text(in channel: Channel) -> String {
    switch self {
    case .medium: "whether it is fibre, AOC or DAC"
    case .path: "which cables it passes"
    case .optic(let end): "which optic is in \(channel.port(end).label)"
    case .design(let place): "which type \(ChannelPlace.segment(place).text(in: channel)) is"
    case .keys(let place):
      "how the keys lie at \(ChannelPlace.joint(place + 1).text(in: channel))"
    case .connector(let joint):
      "which connectors meet at \(ChannelPlace.joint(joint).text(in: channel))"
    case .pins(let joint): "the pins at \(ChannelPlace.joint(joint).text(in: channel))"
    case .polish(let joint): "the polish at \(ChannelPlace.joint(joint).text(in: channel))"
    case .grade(let place):
      "the fibre grade of \(ChannelPlace.segment(place).text(in: channel))"
    case .length(let place): "the length of \(ChannelPlace.segment(place).text(in: channel))"
    case .reach: "how far the optics reach over this fibre"
    case .lossLimit: "how much loss the optics allow over this fibre"
    }
  }
}
