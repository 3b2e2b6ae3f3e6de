/// Whether a cap went on or came off.
public enum CapAction: String, Hashable, Sendable, CaseIterable {
  case capped
  case uncapped
}
