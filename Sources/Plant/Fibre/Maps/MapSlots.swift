/// The slots of a fibre map: for each position of one side the position of the other.
///
/// A slot counts the positions of a side's connectors one after the other; -1 is no fibre.
final class MapSlots: Sendable {
  let near: [ConnectorKind]
  let far: [ConnectorKind]
  /// For each slot of the near side the slot of the far side.
  let forward: [Int16]
  /// For each slot of the far side the slot of the near side.
  let backward: [Int16]

  init(_ near: [ConnectorKind], _ far: [ConnectorKind], _ forward: [Int16], _ backward: [Int16]) {
    self.near = near
    self.far = far
    self.forward = forward
    self.backward = backward
  }
}

extension MapSlots: Hashable {
  static func == (left: MapSlots, right: MapSlots) -> Bool {
    left === right
      || left.near == right.near && left.far == right.far && left.forward == right.forward
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(near)
    hasher.combine(far)
    hasher.combine(forward)
  }
}
