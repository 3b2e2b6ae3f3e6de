/// What a device may do besides writing and carrying changes.
public enum DeviceRole: UInt8, Hashable, Sendable, CaseIterable {
  /// Nothing else.
  case technician = 1
  /// Vouch for technicians' laptops.
  case lead = 2
  /// Vouch for technicians' laptops; what it confirms is home.
  case central = 3

  /// The role as a word of the command line.
  public var word: String {
    switch self {
    case .technician: "technician"
    case .lead: "lead"
    case .central: "central"
    }
  }

  /// The role of that word; nil if there is none.
  public init?(word: String) {
    guard let role = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = role
  }

  /// Whether a device of this role may vouch for one of that role without the authority's key.
  func mayGrant(_ role: DeviceRole) -> Bool {
    switch self {
    case .technician: false
    case .lead, .central: role == .technician
    }
  }
}
