/// Where one end of a cable is left.
public enum CableEndState: String, Hashable, Sendable, CaseIterable {
  case landed
  case coiled
  case inTray = "in-tray"
  case cut
  case lost
}
