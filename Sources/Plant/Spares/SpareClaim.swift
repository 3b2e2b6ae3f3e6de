/// The leg, or the pair between cassettes, that an open task takes for a link.
public struct SpareClaim: Hashable, Sendable {
  /// The task.
  public let task: ThingID
  /// The link it is for.
  public let link: ThingID
  /// What it says.
  public let text: String
  /// The leg it takes, by what people call it.
  public let legName: String
  /// That, folded.
  private let leg: String
  /// The positions its cords go to.
  private let positions: Set<String>
  /// Whether it takes all pairs of a leg between cassettes: no position is named then.
  private var isWhole: Bool { positions.contains(where: Self.isUnnamed) }

  /// Whether a cord goes to a leg and not to a position with a name.
  private static func isUnnamed(_ goal: String) -> Bool {
    goal.hasPrefix("the front of ") || goal == "it"
  }

  /// Nil for a task that moves no link onto a leg.
  public init?(task: ThingID, _ body: Task) {
    guard body.kind == .repatch, let claim = SpareErrand.goals(body.text) else { return nil }
    self.task = task
    (link, text, legName) = (body.subject.id, body.text, claim.leg)
    (leg, positions) = (NameFolding.fold(claim.leg), Set(claim.positions.map(NameFolding.fold)))
  }

  /// What of a leg is free besides; nil if nothing is.
  public func rest(of leg: SpareLeg) -> SpareLeg? {
    guard NameFolding.fold(leg.label) == self.leg else { return leg }
    guard let pairs = leg.pairs else { return nil }
    var rest = leg
    rest.pairs = pairs.filter { !takes(label: $0.near.label) && !takes(label: $0.far.label) }
    return isWhole || rest.pairs?.isEmpty ?? true ? nil : rest
  }

  /// Whether another task takes the same leg, or the same pair of it.
  public func conflicts(with other: SpareClaim) -> Bool {
    guard task != other.task else { return false }
    if leg == other.leg, isWhole || other.isWhole { return true }
    return positions.intersection(other.positions).contains { !Self.isUnnamed($0) }
  }

  /// Whether it takes a leg of that name, or a pair of it.
  public func concerns(leg name: String) -> Bool { NameFolding.fold(name) == leg }

  /// Whether it moves a cord to that position.
  public func takes(label: String) -> Bool { positions.contains(NameFolding.fold(label)) }
}
