/// What the network operations centre answered.
public enum AnswerOutcome: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  case told
}
