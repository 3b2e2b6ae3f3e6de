/// A plug that went in although its faces were not both seen clean.
public struct UnseenPlug: Hashable, Sendable {
  /// Why, as said; nil if nobody said.
  public var reason: String?
  /// When; ms UTC.
  public var atMS: Int64
  /// Who recorded it.
  public var technician: String

  /// What had been seen of its faces, as the looks before it say.
  public var seen: PlugSeen

  /// All its parts.
  public init(
    reason: String? = nil, atMS: Int64, technician: String, seen: PlugSeen = PlugSeen()
  ) {
    self.reason = reason
    self.atMS = atMS
    self.technician = technician
    self.seen = seen
  }

  /// What is owed, in plain words.
  var why: String {
    if seen.word != .unseen {
      return "\(seen.deed) (\(technician)\(reason.map { ": \($0)" } ?? ""))"
    }
    return reason.map { "plugged in UNSEEN by \(technician): \($0)" }
      ?? "plugged in by \(technician) without both faces seen clean"
  }
}

extension RepairState {
  /// The plug that is in, if a look at both faces is owed for it; nil if none is.
  ///
  /// This alone says what a plug that went in unseen is: for what a repair owes, and for what is due.
  public var owedPlug: UnseenPlug? { isPlugged && medium.isFibreOrUnknown ? unseen : nil }

  /// The same of the other end of the link, where that is no joint of the job.
  var otherOwedPlug: UnseenPlug? { medium.isFibreOrUnknown ? situation.otherUnseen : nil }
}
