/// What to do next with a dirty face.
public enum CleaningAdvice: Hashable, Sendable {
  case dry
  case changePen
  case wetDry
  case giveUp
}
