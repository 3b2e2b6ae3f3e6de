/// How a plan does not work.
public enum PlanFlaw: Hashable, Sendable {
  /// The parts do what the plan makes them do.
  case asPlanned
  /// A part was seen that is not of the planned type.
  case seenOther
  /// By the plan the light of these near positions is lost on the way.
  case losesLight([Int])
}
