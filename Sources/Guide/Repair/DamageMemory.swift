public import Plant

/// Damage that was seen on faces.
///
/// Unplugging makes both faces unknown, but no damage goes away by it: it stays until somebody says of it that it is gone.
/// It belongs to the face, so another part has none of it.
public struct DamageMemory: Hashable, Sendable {
  private var seen: [Face: SeenDamage] = [:]

  /// Nothing was seen.
  public init() {}

  /// What was seen on a face; nil if nothing was, or it is gone.
  public subscript(face: Face) -> SeenDamage? { seen[face] }

  /// Takes a look.
  ///
  /// - Parameters:
  ///   - face: the face, by the name it is asked for.
  ///   - joint: where it was looked at.
  /// - Returns: what the look makes of the face: one that says nothing of a damage does not make it clean.
  public mutating func take(_ look: Inspection, _ fact: Fact, of face: Face, at joint: ThingID)
    -> FaceVerdict
  {
    if look.showsDamage {
      let fibres = look.fibres.filter { $0.value == .damage }.keys
      seen[face] = SeenDamage(
        fibres: Set(fibres).union(seen[face]?.fibres ?? []).sorted(), atMS: fact.atMS,
        technician: fact.technician, joint: joint)
      return look.worst
    }
    guard look.worst == .clean, let damage = seen[face] else { return look.worst }
    guard damage.isGone(by: look, fact) else { return .damage }
    seen[face] = nil
    return .clean
  }

  /// A plug went in or came out there: a look from before is one of another day.
  public mutating func touch(_ joint: ThingID) {
    for (face, damage) in seen where damage.joint == joint && damage.isFresh {
      seen[face]?.isFresh = false
    }
  }
}

extension Inspection {
  /// The fibres that were dirty or damaged, in order.
  var badFibres: [Int] {
    fibres.filter { $0.value == .dirt || $0.value == .damage }.keys.sorted()
  }

  /// A face called clean with a dirty fibre on it is not clean.
  var worst: FaceVerdict {
    guard verdict == .clean else { return verdict }
    let fibres = Set(fibres.values)
    if fibres.contains(.damage) { return .damage }
    if fibres.contains(.dirt) { return .dirt }
    return fibres.contains(.cannotSee) ? .cannotSee : .clean
  }
}
