/// Which facts of a job are about one of its joints, by the step they answer.
public enum JointSteps: Hashable, Sendable {
  /// All of them.
  case all
  /// All but those of these steps, which are done at another joint.
  case allBut(Set<String>)
  /// Only those of these steps.
  case only(Set<String>)

  /// Whether a fact that answers that step is about the joint; nil for one that answers none.
  public func covers(_ step: String?) -> Bool {
    switch self {
    case .all: true
    case .allBut(let others): step.map { !others.contains($0) } ?? true
    case .only(let own): step.map(own.contains) ?? false
    }
  }
}
