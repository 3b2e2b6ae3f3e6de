public import Change

/// What an export wrote.
public struct ExportReport: Hashable, Sendable {
  /// What the witness outside the store says about it.
  public enum WitnessState: Hashable, Sendable {
    /// The store has written nothing of its own yet.
    case nothingToSay
    /// There is no place for a witness: neither `XDG_STATE_HOME` nor `HOME` is set.
    case noPlace
    /// The store has all that it ever let out.
    case agrees
    /// The store once let out its change number `letOut`, and does not have that change now: it was set
    /// back to an older copy.
    case storeWasSetBack(letOut: Int64, has: Int64)
  }

  /// Where the bundle is.
  public var path: String
  /// Its number among the bundles of this store.
  public var counter: Int64
  /// Whom it was made for; nil if it is for anyone.
  public var recipient: DeviceID?
  /// How many changes it carries.
  public var changes: Int64
  /// How many sections it has.
  public var sections: Int64
  /// Its size.
  public var bytes: Int64
  /// Whether it carries everything the store has.
  public var isComplete: Bool
  /// What the witness says.
  public var witness: WitnessState
}
