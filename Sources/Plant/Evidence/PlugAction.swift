/// Whether a plug went in or came out.
public enum PlugAction: String, Hashable, Sendable, CaseIterable {
  case plugIn = "in"
  case unplug = "out"
}
