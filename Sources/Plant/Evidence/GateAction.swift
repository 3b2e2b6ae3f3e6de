/// What the network operations centre did to a port.
public enum GateAction: String, Hashable, Sendable, CaseIterable {
  case shut
  case opened
}
