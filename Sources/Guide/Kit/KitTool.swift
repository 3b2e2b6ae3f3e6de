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
  /// Since when two people say otherwise how its picture shows a face, as long as nobody has decided; ms UTC, nil if
  /// nobody does.
  public var disputedMS: Int64?
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
  public var newest: Recorded<KitCheck>? { Self.newest(of: checks.values) }

  /// The check that failed and was not made well since; the newest of several, nil if none.
  ///
  /// Each stands for itself: a scratch on a known face is not mended by a look at the stock.
  public var failed: Recorded<KitCheck>? {
    Self.newest(of: checks.values.filter { $0.body.outcome == .fail })
  }

  /// The check its state rests on: the one that failed, else the one it needs; nil if there is none.
  public var deciding: Recorded<KitCheck>? { failed ?? needed.flatMap { checks[$0] } }

  /// Whether it may be relied on.
  ///
  /// A check as far ahead of now as one is behind when it is stale says as little of how old it is.
  ///
  /// - Parameter hours: how long a check holds.
  public func state(nowMS: Int64, hours: Int) -> KitState {
    if failed != nil { return .failed }
    if needed == .view, let disputedMS, disputedMS <= nowMS { return .twoAnswers }
    guard needed != nil else { return .free }
    guard let deciding else { return .never }
    let (age, isOdd) = nowMS.subtractingReportingOverflow(deciding.atMS)
    return isOdd || age.magnitude > UInt64(hours) * 3_600_000 ? .stale : .checked
  }

  private static func newest(of checks: some Sequence<Recorded<KitCheck>>) -> Recorded<KitCheck>? {
    checks.max { ($0.atMS, $0.id) < ($1.atMS, $1.id) }
  }
}
