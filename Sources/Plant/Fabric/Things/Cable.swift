/// A cable as the plan or somebody's look describes it; nil is unknown.
public struct Cable: Hashable, Sendable {
  /// Its id.
  public var id: ThingID
  /// What it is.
  public var kind: CableKind?
  /// Maker's serial number.
  public var serial: String?
  /// Maker's part number.
  public var partNumber: String?
  /// Fibres in the sheath.
  public var fibreCount: Int?
  /// The grade of its fibre.
  public var grade: FibreGrade?
  /// How its fibres run, as printed on the sheath.
  public var polarity: PolarityWord?
  /// Length from connector to connector; mm.
  public var lengthMM: Int64?
  /// The link it serves when it serves one.
  public var link: ThingID?
  /// Its place along that link; 1 is first.
  public var ordinal: Int?

  /// All its parts.
  public init(
    id: ThingID, kind: CableKind? = nil, serial: String? = nil, partNumber: String? = nil,
    fibreCount: Int? = nil, grade: FibreGrade? = nil, polarity: PolarityWord? = nil,
    lengthMM: Int64? = nil, link: ThingID? = nil, ordinal: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.serial = serial
    self.partNumber = partNumber
    self.fibreCount = fibreCount
    self.grade = grade
    self.polarity = polarity
    self.lengthMM = lengthMM
    self.link = link
    self.ordinal = ordinal
  }

  /// What a person calls it.
  public var label: String { serial ?? kind?.rawValue ?? "cable" }

  /// Whether its legs are separate ways.
  public var isLegged: Bool { kind == .trunk || kind == .harness }
}
