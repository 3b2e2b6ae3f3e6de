/// Whether what this laptop recorded is known to be in the central store.
public enum HandoverHome: Hashable, Sendable {
  /// This is the central store.
  case isCentral
  /// Nothing was ever heard from a central store.
  case neverHeard(changes: Int)
  /// What its last bundle proves.
  case heard(from: String, atMS: Int64, notHome: Int)

  /// How many changes are not proved to be home.
  public var notHome: Int {
    switch self {
    case .isCentral: 0
    case .neverHeard(let changes): changes
    case .heard(_, _, let notHome): notHome
    }
  }
}
