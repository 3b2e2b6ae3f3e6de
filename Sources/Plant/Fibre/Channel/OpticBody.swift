/// An optic, held by reference.
final class OpticBody: Sendable {
  let optic: Optic

  init(_ optic: Optic) {
    self.optic = optic
  }
}

extension OpticBody: Hashable {
  static func == (left: OpticBody, right: OpticBody) -> Bool {
    left === right || left.optic == right.optic
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(optic)
  }
}
