/// A part, held by reference.
final class PartBody: Sendable {
  let part: FibrePart

  init(_ part: FibrePart) {
    self.part = part
  }
}

extension PartBody: Hashable {
  static func == (left: PartBody, right: PartBody) -> Bool {
    left === right || left.part == right.part
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(part)
  }
}
