/// A step of a procedure; the raw value is what `step.name` stores.
public enum StepName: String, Hashable, Sendable, CaseIterable {
  case dark
  case medium
  case open
  case inspectPort = "inspect-port"
  case inspectCord = "inspect-cord"
  case plugIn = "plug-in"
  case linkUp = "link-up"
  case lanes
  case counters
  case soak
  case hands
  case accept
  // Steps that only some repairs need.
  case pen
  case quarantine
  case replace
  case lookNext = "look-next"
}
