/// The type of a part as it is bought: what of it decides where light goes.
public enum PartType: Hashable, Sendable {
  /// A cord, or a trunk with all its legs, with connectors of one row.
  case cable(CablePolarity)
  /// A cord or trunk with connectors of two rows.
  case twoRowCable(TwoRowMap)
  /// A cord of LC pairs.
  case duplexCord(DuplexPolarity)
  /// A cassette.
  case cassette(CassetteMap)
  /// An adapter.
  case adapter(AdapterKeys)

  /// The type of a design; nil for parts that come one way only.
  public init?(_ design: PartDesign) {
    switch design {
    case .cable(let polarity, _): self = .cable(polarity)
    case .twoRowCable(let map): self = .twoRowCable(map)
    case .duplexCord(let polarity): self = .duplexCord(polarity)
    case .cassette(let map): self = .cassette(map)
    case .breakout, .free: return nil
    }
  }

  /// What a person calls it, such as `type B`, `universal` or `aligned keys`.
  public var text: String {
    switch self {
    case .cable(let polarity): "type \(polarity.text)"
    case .twoRowCable(let map): map.rawValue
    case .duplexCord(let polarity): polarity.text
    case .cassette(let map): map.rawValue
    case .adapter(let keys): "\(keys.rawValue) keys"
    }
  }
}
