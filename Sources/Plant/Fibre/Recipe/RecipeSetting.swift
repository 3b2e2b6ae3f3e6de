/// What a recipe does not say of its parts: the modules, and what two-row letters mean.
public struct RecipeSetting: Hashable, Sendable {
  /// The connector at the modules.
  public let connector: ConnectorKind
  /// The optic at both ends; nil for any with that connector.
  public let optic: Optic?
  /// What the letters of two-row cables do; a letter that is missing is of unknown type.
  public let twoRow: [CablePolarity: TwoRowMap]

  /// Any optic with a connector.
  ///
  /// Nil for LC: the letters are of array cables.
  public init?(_ connector: ConnectorKind, twoRow: [CablePolarity: TwoRowMap] = [:]) {
    guard connector.isArray else { return nil }
    self.connector = connector
    optic = nil
    self.twoRow = twoRow
  }

  /// An optic, with its own connector.
  ///
  /// Nil for optics with LC.
  public init?(_ optic: Optic, twoRow: [CablePolarity: TwoRowMap] = [:]) {
    guard optic.layout.kind.isArray else { return nil }
    connector = optic.layout.kind
    self.optic = optic
    self.twoRow = twoRow
  }

  /// The optic that stands for any with the connector: its lanes, and nothing else.
  var anyOptic: Optic {
    let layout: LaneLayout =
      switch connector {
      case .mpo8, .mpo12, .lc: .parallel4
      case .mpo16: .parallel8
      case .mpo24: .twoRowSplit
      }
    return Optic(
      "any optic", .short850, laneRateGbps: 0, layout, polish: nil,
      faceSource: Sourced("assumed", "-", .derived), wavelengthsPM: [], limits: [])
  }

  /// Whether a letter says nothing, because makers differ about cables with two rows.
  public func isUnsaid(_ cable: CablePolarity) -> Bool { design(cable) == nil }

  func design(_ cable: CablePolarity?) -> PartDesign? {
    guard let cable else { return nil }
    guard let oneRow = OneRowConnector(connector) else {
      return twoRow[cable].map { .twoRowCable($0) }
    }
    return .cable(cable, oneRow)
  }
}

extension ChannelRecipe {
  /// The channel it describes; pins are taken to be right, and the polish to be the optic's.
  ///
  /// - Throws: never for a recipe that was read; a channel's own reasons otherwise.
  public func channel(_ setting: RecipeSetting) throws(ChannelError) -> Channel {
    let optic = setting.optic ?? setting.anyOptic
    let last = rest.count
    func segment(_ place: Int, _ cable: Cable) throws(ChannelError) -> Segment {
      func face(_ pins: Pins) -> FaceType {
        FaceType(kind: setting.connector, pins: pins, polish: optic.face.polish)
      }
      return try Segment(
        FibrePart(
          "cable \(place + 1)", design: setting.design(cable),
          near: face(place == 0 ? .unpinned : .pinned), far: face(.unpinned)))
    }
    var steps: [Channel.Step] = []
    for (place, step) in rest.enumerated() {
      steps.append(
        Channel.Step(
          Adapter("adapter \(place + 1)", keys: step.keys, kind: setting.connector),
          try segment(min(place + 1, last), step.cable)))
    }
    return try Channel(
      from: ModulePort("near module", optic: optic), try segment(0, first), steps,
      to: ModulePort("far module", optic: optic))
  }
}
