public import Plant

/// A tool of the kit with what was last found when it was checked.
public struct KitTool: Hashable, Sendable {
  /// The tool.
  public var id: ThingID
  /// What is written on it.
  public var label: String
  /// pen, scope, tip, tester or cord; as recorded.
  public var kind: String?
  /// Which ferrules it fits.
  public var fits: Pins?
  /// The polish it is for.
  public var polish: Polish?
  /// How its picture shows a face; nil where nobody has said.
  public var orientation: TipOrientation?
  /// The newest check of each name.
  public var checks: [KitCheckName: Recorded<KitCheck>]

  /// All its parts.
  public init(
    id: ThingID, label: String, kind: String?, fits: Pins? = nil, polish: Polish? = nil,
    orientation: TipOrientation? = nil, checks: [KitCheckName: Recorded<KitCheck>] = [:]
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.fits = fits
    self.polish = polish
    self.orientation = orientation
    self.checks = checks
  }

  /// The check a tool of its kind needs before it is relied on; nil if it needs none.
  public var needed: KitCheckName? {
    switch kind {
    case "tip": .view
    case "scope": .clock
    case "tester": .reference
    default: nil
    }
  }

  /// The newest check of any name.
  public var newest: Recorded<KitCheck>? {
    checks.values.max { ($0.atMS, $0.id) < ($1.atMS, $1.id) }
  }

  /// Whether it may be relied on.
  ///
  /// - Parameter hours: how long a check holds.
  public func state(nowMS: Int64, hours: Int) -> KitState {
    if let newest, newest.body.outcome == .fail { return .failed }
    guard let needed else { return .free }
    guard let check = checks[needed] else { return .never }
    guard check.body.outcome == .ok else { return .failed }
    let (age, isOdd) = nowMS.subtractingReportingOverflow(check.atMS)
    return isOdd || age > Int64(hours) * 3_600_000 ? .stale : .checked
  }
}
