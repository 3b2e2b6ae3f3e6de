public import Plant

/// What a choice was told.
public struct ReplyInput: Hashable, Sendable {
  /// Any text.
  public var text: String?
  /// A person's name.
  public var person: String?
  /// Minutes from now.
  public var minutes: Int?
  /// Powers by lane number as printed.
  public var lanes: [Int: LanePower]
  /// Verdicts by position, plug view, key up.
  public var fibres: [Int: FibreVerdict]
  /// The part that goes in.
  public var part: ThingID?
  /// Why a part goes in that does not fit by record.
  public var unfit: String?
  /// Number of the return bag for the part that came out.
  public var bag: String?
  /// A length as measured; mm.
  public var lengthMM: Int64?
  /// Whether what was asked is so indeed.
  public var isSure: Bool
  /// Six characters for a new job.
  public var jobCode: ShortCode?

  /// Nothing, or what is given.
  public init(
    text: String? = nil, person: String? = nil, minutes: Int? = nil,
    lanes: [Int: LanePower] = [:], fibres: [Int: FibreVerdict] = [:], part: ThingID? = nil,
    unfit: String? = nil, bag: String? = nil, lengthMM: Int64? = nil, isSure: Bool = false,
    jobCode: ShortCode? = nil
  ) {
    self.text = text
    self.person = person
    self.minutes = minutes
    self.lanes = lanes
    self.fibres = fibres
    self.part = part
    self.unfit = unfit
    self.bag = bag
    self.lengthMM = lengthMM
    self.isSure = isSure
    self.jobCode = jobCode
  }
}
