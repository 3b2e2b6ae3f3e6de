/// What one would have to know to say where light goes.
public enum LightUnknown: Hashable, Sendable {
  /// The design of a part, the first being 0.
  case design(segment: Int)
  /// The keys of the adapter behind a part, the first being 0.
  case keys(adapter: Int)
}
