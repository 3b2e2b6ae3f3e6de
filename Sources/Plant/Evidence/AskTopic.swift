/// What the network operations centre is asked about.
public enum AskTopic: String, Hashable, Sendable, CaseIterable {
  case dark
  case linkUp = "link-up"
  case lanes
  case counters
  case soak
  case other
}
