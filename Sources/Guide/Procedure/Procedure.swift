public import Plant

/// A versioned list of steps.
///
/// A job names the procedure and version it was begun with.
public struct Procedure: Hashable, Sendable {
  /// Its name, such as repair.
  public var name: String
  /// Its version; 1 is first.
  public var version: Int
  /// Its steps in order.
  public var steps: [StepDefinition]

  /// All its parts.
  public init(name: String, version: Int, steps: [StepDefinition]) {
    self.name = name
    self.version = version
    self.steps = steps
  }

  /// The steps every repair of this medium passes, in order.
  public func mainSteps(medium: Medium?) -> [StepDefinition] {
    steps.filter { step in
      step.isMain && (medium.map { step.media.contains($0) } ?? true)
    }
  }

  /// The step of that name, or nil if the procedure has none.
  public func step(_ name: StepName) -> StepDefinition? {
    steps.first { $0.name == name }
  }
}
