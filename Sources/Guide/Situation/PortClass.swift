/// What a port takes; decides how it may be cleaned.
public enum PortClass: String, Hashable, Sendable, CaseIterable {
  case module
  case fixed
}
