/// An optical interface: what one port of a module sends, over what, how far.
public struct Optic: Hashable, Sendable {
  /// Its name, such as `400GBASE-DR4`.
  public var name: String
  /// Other names people type for it.
  public var aliases: [String]
  /// Which light it sends.
  public var band: SignalBand
  /// Rate of a lane; Gb/s.
  public var laneRateGbps: Int
  /// Where its lanes are.
  public var layout: LaneLayout
  /// The face in its port; the connector is the layout's.
  public var face: FaceType
  /// Where the face is from, and how sure that is.
  public var faceSource: Sourced<String>
  /// Wavelengths sent, lowest and highest; thousandths of nm.
  public var wavelengthsPM: [ClosedRange<Int>]
  /// Reach and loss by grade of fibre.
  public var limits: [GradeLimit]
  /// What a lane sends.
  public var transmit: PowerRange
  /// What a lane may receive.
  public var receive: PowerRange
  /// What harms a receiver; thousandths of dBm.
  public var damageMilliDBm: Sourced<Int>?
  /// Forward error correction it relies on.
  public var correction: Sourced<String>?

  /// All its parts; the connector of the face is taken from the layout.
  public init(
    _ name: String, aliases: [String] = [], _ band: SignalBand, laneRateGbps: Int,
    _ layout: LaneLayout, polish: Polish?, faceSource: Sourced<String>,
    wavelengthsPM: [ClosedRange<Int>], limits: [GradeLimit], transmit: PowerRange = PowerRange(),
    receive: PowerRange = PowerRange(), damageMilliDBm: Sourced<Int>? = nil,
    correction: Sourced<String>? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.band = band
    self.laneRateGbps = laneRateGbps
    self.layout = layout
    face = FaceType(
      kind: layout.kind, pins: layout.kind.isArray ? .pinned : nil, polish: polish)
    self.faceSource = faceSource
    self.wavelengthsPM = wavelengthsPM
    self.limits = limits
    self.transmit = transmit
    self.receive = receive
    self.damageMilliDBm = damageMilliDBm
    self.correction = correction
  }

  /// Reach and loss over a grade; nil if nobody published them.
  public func limit(_ grade: FibreGrade) -> GradeLimit? {
    limits.first { $0.grade == grade }
  }

  /// How many modulated lanes the port has; of four wavelengths on a fibre, four.
  public var signalLanes: Int { band == .coarse4 ? 4 : layout.lanes }
}
