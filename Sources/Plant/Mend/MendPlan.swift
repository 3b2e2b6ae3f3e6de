/// The parts to change so that links carry light as they should.
public struct MendPlan: Hashable, Sendable {
  /// The changes, in order of the parts' ids.
  public var changes: [MendChange] = []
  /// The links that were not well and are mended, in order of their ids.
  public var mended: [ThingID] = []
  /// Links that no change of types mends.
  public var hopeless: [ThingID] = []
  /// Links that cannot be mended without spoiling another.
  public var blocked: [ThingID] = []
  /// Of blocked links: the links that hold every part that would mend them, because nobody can say
  /// whether they stay right.
  public var holders: [ThingID: [ThingID]] = [:]
  /// How many changes no plan can do without.
  public var atLeast = 0

  /// A plan that changes nothing.
  public init() {}

  /// Whether no smaller plan mends as many links.
  public var isSmallest: Bool { atLeast >= changes.count }
}
