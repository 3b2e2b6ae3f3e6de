/// What two things of one kind can both be known by; the raw value is the word of the table `lookup`.
public enum BookedCode: String, Hashable, Sendable, CaseIterable {
  case serial
  case asset
  case alias
}
