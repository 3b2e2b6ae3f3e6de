/// What a link is made of.
///
/// A link known only from a fabric dump has none yet: it is unknown.
public enum Medium: String, Hashable, Sendable, CaseIterable {
  case fibre
  case aoc
  case dac
}
