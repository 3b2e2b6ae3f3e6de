/// Why a site's number cannot be applied.
public enum OpticOverrideError: Error, Hashable, Sendable {
  /// The catalogue has no optic of that name.
  case noSuchOptic(String)
  /// A number that cannot be.
  case outOfRange(OpticOverride)
  /// A loss over a grade for which no reach is known.
  case noReach(OpticOverride)

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .noSuchOptic(let name): "No optic is called \(name)."
    case .outOfRange(let override):
      "\(override.value) cannot be right for \(override.optic), as \(override.source) says."
    case .noReach(let override):
      "\(override.source) gives a loss for \(override.optic) over a fibre for which it has no reach."
    }
  }
}

extension Optic {
  /// Takes the site's number over the catalogue's.
  mutating func apply(_ override: OpticOverride) throws(OpticOverrideError) {
    guard override.field.range.contains(override.value) else { throw .outOfRange(override) }
    let number = Sourced(Int(override.value), override.source, .site)
    switch override.field {
    case .reach(let grade):
      let reach = Sourced(override.value, override.source, .site)
      if let place = limits.firstIndex(where: { $0.grade == grade }) {
        limits[place].reachMM = reach
      } else {
        limits.append(GradeLimit(grade, reachMM: reach))
      }
    case .loss(let grade):
      guard let place = limits.firstIndex(where: { $0.grade == grade }) else {
        throw .noReach(override)
      }
      limits[place].lossMilliDB = number
    case .transmitLeast: transmit.least = number
    case .transmitMost: transmit.most = number
    case .receiveLeast: receive.least = number
    case .receiveMost: receive.most = number
    case .damage: damageMilliDBm = number
    }
  }
}
