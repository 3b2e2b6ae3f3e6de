internal import Foundation
internal import Store

/// Where witnesses lie: files outside the stores that say what left each of them.
///
/// A store set back to an older copy does not know what it wrote since; its witness does.
public struct WitnessFolder: Hashable, Sendable {
  /// The folder's path.
  public var path: String

  /// The folder at a path.
  public init(_ path: String) {
    self.path = path
  }

  /// The folder that the XDG base directory specification gives: `ferrule` under `XDG_STATE_HOME`,
  /// or under `.local/state` in the home folder.
  ///
  /// - Returns: nil when neither variable holds an absolute path.
  public static func standard() -> WitnessFolder? {
    standard(variables: ProcessInfo.processInfo.environment)
  }

  /// The same, from variables handed in.
  public static func standard(variables: [String: String]) -> WitnessFolder? {
    if let state = variables["XDG_STATE_HOME"], state.hasPrefix("/") {
      return WitnessFolder(state + "/ferrule")
    }
    if let home = variables["HOME"], home.hasPrefix("/") {
      return WitnessFolder(home + "/.local/state/ferrule")
    }
    return nil
  }

  func file(of store: StoreIdentity) -> String {
    "\(path)/\(store.storeID).witness"
  }
}
