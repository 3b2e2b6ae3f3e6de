/// What is to be said of a loss, planned or measured.
public struct LossVerdict: Hashable, Sendable {
  /// The word for it.
  public enum Word: String, Hashable, Sendable, CaseIterable {
    case pass
    case fail
    /// The reading cannot be right, or nothing is there to compare with.
    case cannot
  }

  /// Why it fails or cannot be said.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// More than the cabling's limit.
    case overLimit = "over-limit"
    /// More than the optic allows.
    case overApplication = "over-application"
    /// Longer than the optic reaches.
    case tooLong = "too-long"
    /// The optic is not for this fibre.
    case wrongFibre = "wrong-fibre"
    /// Less than nothing was lost: the reference was wrong.
    case badReference = "bad-reference"
    /// The optic has no published limit for this fibre.
    case noLimit = "no-limit"
  }

  /// The word.
  public var word: Word
  /// Why; empty if it passes.
  public var reasons: [Reason]
  /// What is left of the cabling's limit; thousandths of dB; nil if nothing was measured.
  public var limitMarginMilliDB: Int?
  /// What is left of what the optic allows; thousandths of dB.
  public var applicationMarginMilliDB: Int?
  /// What is left of the optic's reach; mm.
  public var reachMarginMM: Int64?

  /// The smaller of the two margins, which rules; nil if there is none.
  public var marginMilliDB: Int? {
    [limitMarginMilliDB, applicationMarginMilliDB].compactMap { $0 }.min()
  }

  /// Judges a setup, and a reading if there is one, against its own limit and an optic's.
  ///
  /// Without a reading the limit itself is compared with what the optic allows: cabling that may lose
  /// so much would pass its own test and still not carry the link. Nil if there is neither a reading nor an
  /// optic.
  public init?(_ setup: LossSetup, optic: Optic?, measuredMilliDB: Int?) {
    guard optic != nil || measuredMilliDB != nil else { return nil }
    var reasons: [Reason] = []
    let loss = measuredMilliDB ?? setup.limitMilliDB
    if let measuredMilliDB {
      limitMarginMilliDB = setup.limitMilliDB - measuredMilliDB
      if measuredMilliDB > setup.limitMilliDB { reasons.append(.overLimit) }
    }
    if let optic {
      let limit = optic.limit(setup.grade)
      if optic.band.isMultimode != setup.grade.isMultimode {
        reasons.append(.wrongFibre)
      } else if limit == nil {
        reasons.append(.noLimit)
      }
      if let reach = limit?.reachMM.value {
        reachMarginMM = reach - setup.lengthMM
        if setup.lengthMM > reach { reasons.append(.tooLong) }
      }
      if let most = limit?.lossMilliDB?.value {
        applicationMarginMilliDB = most - loss
        if loss > most { reasons.append(.overApplication) }
      }
    }
    if let measuredMilliDB, measuredMilliDB < 0 {
      reasons = [.badReference] + reasons.filter { $0 == .tooLong || $0 == .wrongFibre }
    } else if measuredMilliDB == nil, let optic, optic.limit(setup.grade)?.lossMilliDB == nil,
      reasons.isEmpty
    {
      reasons = [.noLimit]
    }
    self.reasons = reasons
    if reasons.isEmpty {
      word = .pass
    } else {
      word = reasons.allSatisfy { $0 == .badReference || $0 == .noLimit } ? .cannot : .fail
    }
  }
}
