public import Plant

/// One step of a procedure, as data.
public struct StepDefinition: Hashable, Sendable {
  /// Its name in the procedure; facts that answer it carry it.
  public var name: String
  /// What is done.
  public var verb: StepVerb
  /// At which joint.
  public var site: StepSite
  /// The word the screen begins with.
  public var title: String
  /// Why it is done, in one or two sentences.
  public var why: String
  /// Media that have this step; an unknown medium has every step.
  public var media: Set<Medium>
  /// Whether it is only come to from another step.
  public var isAside: Bool
  /// Whether it is only due once a cord or a cassette was changed.
  public var isForChanges: Bool
  /// Where it leads when it does not simply end, by how it ended; a step's name or `end`.
  public var then: [StepOutcome: String]
  /// How often a way may be taken in one job.
  public var atMost: [StepOutcome: Int]
  /// The line of the file it begins at; 1 is first.
  public var line: Int

  /// The word that stands for the end of the procedure.
  public static let end = "end"

  /// All its parts.
  public init(
    name: String, verb: StepVerb, site: StepSite = .here, title: String, why: String,
    media: Set<Medium> = Set(Medium.allCases), isAside: Bool = false, isForChanges: Bool = false,
    then: [StepOutcome: String] = [:], atMost: [StepOutcome: Int] = [:], line: Int = 0
  ) {
    self.name = name
    self.verb = verb
    self.site = site
    self.title = title
    self.why = why
    self.media = media
    self.isAside = isAside
    self.isForChanges = isForChanges
    self.then = then
    self.atMost = atMost
    self.line = line
  }
}
