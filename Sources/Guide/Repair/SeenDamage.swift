import Plant

/// Damage that was seen on a face, and that nobody has said to be gone since.
public struct SeenDamage: Hashable, Sendable {
  /// The fibres it was seen on, in order; empty if nobody said which.
  public var fibres: [Int]
  /// When it was seen last; ms UTC.
  public var atMS: Int64
  /// Who saw it last.
  public var technician: String
  /// Where the face was looked at.
  var joint: ThingID
  /// Whether no plug has gone in or come out there since.
  var isFresh = true

  /// Whether a look that calls the face clean says so of this damage.
  ///
  /// It does if it names each fibre, or whoever saw the damage looks once more before the joint is touched. Anybody
  /// else may not know of it, nor may a laptop that has not heard of it yet.
  func isGone(by look: Inspection, _ fact: Fact) -> Bool {
    if !look.fibres.isEmpty { return fibres.allSatisfy { look.fibres[$0] == .ok } }
    return isFresh && !StatedSteps.isStated(look)
      && NameFolding.fold(technician) == NameFolding.fold(fact.technician)
  }
}
