/// A versioned list of steps, as its file says.
///
/// A job names the procedure, the version and the text it was begun with.
public struct Procedure: Hashable, Sendable {
  /// Its name, such as repair.
  public var name: String
  /// Its version; 1 is first.
  public var version: Int
  /// What it is for, in a few words.
  public var about: String
  /// How the joint is found when it begins.
  public var start: ProcedureStart
  /// What is done to a dirty face, in order; a look comes after every rung.
  public var ladder: [CleaningRung]
  /// The line of the file the ladder stands in; 1 is first.
  public var ladderLine: Int
  /// Its steps in order.
  public var steps: [StepDefinition]

  /// All its parts.
  public init(
    name: String, version: Int, about: String = "", start: ProcedureStart = .plugged,
    ladder: [CleaningRung] = [], ladderLine: Int = 1, steps: [StepDefinition]
  ) {
    self.name = name
    self.version = version
    self.about = about
    self.start = start
    self.ladder = ladder
    self.ladderLine = ladderLine
    self.steps = steps
  }

  /// The step of that name, or nil if the procedure has none.
  public func step(_ name: String) -> StepDefinition? {
    steps.first { $0.name == name }
  }

  /// Whether any step has that verb.
  public func has(_ verb: StepVerb) -> Bool {
    steps.contains { $0.verb == verb }
  }

  /// The joints it works at, the one the job was begun at first.
  public var sites: [StepSite] {
    StepSite.allCases.filter { site in site == .here || steps.contains { $0.site == site } }
  }

  /// Which facts of the job are about the joint of that kind.
  public func coverage(of site: StepSite) -> JointSteps {
    if site == .here {
      let elsewhere = steps.filter { $0.site != .here }.map(\.name)
      return elsewhere.isEmpty ? .all : .allBut(Set(elsewhere))
    }
    return .only(Set(steps.filter { $0.site == site }.map(\.name)))
  }

  /// Which facts of the job are about the link of the joint of that kind: the cage's other links are not the job's.
  func linkCoverage(of site: StepSite) -> JointSteps {
    if site == .cage { return coverage(of: site) }
    let others = steps.filter { $0.site == .cage }.map(\.name)
    return others.isEmpty ? .all : .allBut(Set(others))
  }
}
