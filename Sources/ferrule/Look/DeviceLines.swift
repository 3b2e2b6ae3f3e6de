import Change
import Paper
import Store
import Sync

/// What was said of a laptop of the site, as lines of its history.
enum DeviceLines {
  /// The lines of the laptop that a person names; nil if none is called so.
  ///
  /// - Throws: a `SyncError` with code `ambiguous-peer`, or what the store throws.
  static func make(_ ref: String, in store: Store) throws -> [FactLine]? {
    do {
      return try Sync.history(of: Sync.device(ref, in: store), in: store).map(line)
    } catch let trouble as SyncError where trouble.code == .noSuchPeer {
      return nil
    }
  }

  private static func line(_ event: DeviceEvent) -> FactLine {
    let what =
      switch event.what {
      case .joined(let laptop, let role): "\(laptop) belongs to the site, as \(role.word)"
      case .vouched(let laptop, let role): "it vouched for \(laptop), as \(role.word)"
      case .shutOut(let why): "SHUT OUT: \(why)"
      case .counts(let seq): "its change \(seq) counts all the same"
      }
    return FactLine(
      atMS: event.atMS, who: event.by ?? "the site's key", kind: "trust", id: "", what: what)
  }
}
