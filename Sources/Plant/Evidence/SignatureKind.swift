/// What a signature stands for: the hands are done, or the link is accepted.
public enum SignatureKind: String, Hashable, Sendable, CaseIterable {
  case hands
  case accepted
}
