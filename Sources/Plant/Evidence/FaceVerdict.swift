/// What a whole end-face looks like, guide pins and holes included.
public enum FaceVerdict: String, Hashable, Sendable, CaseIterable {
  case clean
  case dirt
  case damage
  case cannotSee = "cannot-see"
}
