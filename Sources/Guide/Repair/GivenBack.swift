public import Plant

/// A port that was shut for us under our ticket alone, by no job, is given back and stays shut for others.
public enum GivenBack {
  /// The step it answers, as it would in a job: whether the port is open again.
  public static let step = StepName.openPort.rawValue

  /// Whether a fact tells that; its ticket is for what the port stays shut.
  public static func isTold(by fact: Fact) -> Bool {
    guard case .portGate(let gate) = fact.body else { return false }
    return gate.action == .shut && fact.job == nil && fact.step == step
  }
}
