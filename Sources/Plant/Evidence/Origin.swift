/// How a code came in.
public enum Origin: String, Hashable, Sendable, CaseIterable {
  case scanned
  case typed
  case file
}
