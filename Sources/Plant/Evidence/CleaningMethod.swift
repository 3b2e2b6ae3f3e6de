/// How a face was cleaned.
public enum CleaningMethod: String, Hashable, Sendable, CaseIterable {
  case dry
  case wetDry = "wet-dry"
}
