/// What a fact of the table `step` is about; the raw value is what `step.name` stores.
public enum StepName: String, Hashable, Sendable, CaseIterable {
  case dark
  case medium
  case open
  case inspectPort = "inspect-port"
  case inspectCord = "inspect-cord"
  case plugIn = "plug-in"
  case openPort = "open-port"
  case linkUp = "link-up"
  case lanes
  case counters
  case soak
  case hands
  case accept
  case pen
  case quarantine
  case replace
  case form
  case polarity
  case loss
  case lookNext = "look-next"
  case brokenFibres = "broken-fibres"
  /// Not answered by anybody: the task a job was begun for, in its own words.
  case task
  /// Not answered by anybody: where the other end of the cord was when the job began that changes it.
  case cordEnd = "cord-end"
  /// Not answered by anybody: that a job was taken up from memory.
  case fromMemory = "from-memory"
  /// What becomes of a job in which nothing was opened when its link was accepted, or its fault closed.
  case settled
}
