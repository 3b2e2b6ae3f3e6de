/// The rule by which writes of one cell group replace each other.
///
/// A change has at most one live value in a cell group, because a later operation of a change covers
/// the earlier ones. So the change's number is all that is needed to tell values apart.
public enum LiveSet {
  /// The kind of an INSERT of a record.
  ///
  /// `inserts` are the changes with INSERTs of the row of kind ``LiveKind/insert``, applied before
  /// this one; `change` is the one being applied, and `covers` tells whether it covers another.
  /// The row's list of inserts grows by `change` when the answer is ``LiveKind/insert``.
  public static func insertKind(
    of change: ChangeNumber, inserts: some Sequence<ChangeNumber>,
    covers: (ChangeNumber) -> Bool
  ) -> LiveKind {
    inserts.contains { $0 == change || covers($0) } ? .insertAgain : .insert
  }

  /// The live values of a cell group after a write.
  ///
  /// `live` are those before it. `inserts` are the values that INSERTs of kind ``LiveKind/insert``
  /// gave this group; the write itself may be among them or not. NULL in all columns says nothing
  /// and is no value.
  /// `covers` tells whether the write's change covers another.
  ///
  /// A value that some insert had and that was covered since is settled: an equal insert elsewhere,
  /// by somebody who had not seen it, does not bring it back.
  public static func afterWrite(
    live: [LiveValue], inserts: [InsertedValue], write: LiveValue,
    covers: (ChangeNumber) -> Bool
  ) -> [LiveValue] {
    func isCovered(_ change: ChangeNumber) -> Bool {
      change == write.change || covers(change)
    }
    func isLive(_ insert: InsertedValue) -> Bool {
      live.contains { $0.change == insert.change && $0.kind == .insert }
    }
    // An INSERT of kind insert is its change's first, so the list can only hold the write itself.
    let others = inserts.filter { write.kind != .insert || $0.change != write.change }
    let settled = others.filter { isCovered($0.change) || !isLive($0) }
    func isSettled(_ value: LiveValue) -> Bool {
      value.kind == .insert && settled.contains { $0.value == value.value }
    }
    var after = live.filter { !isCovered($0.change) && !isSettled($0) }
    if !isSettled(write) { after.append(write) }
    return after
  }

  /// The live value to show: that of the greatest rank.
  public static func shown(
    _ live: [LiveValue], rank: (ChangeNumber) -> ChangeRank
  ) -> LiveValue? {
    live.max { rank($0.change) < rank($1.change) }
  }

  /// Whether the live values differ, so that a person has to decide.
  public static func isConflict(_ live: [LiveValue]) -> Bool {
    guard let first = live.first else { return false }
    return live.contains { $0.value != first.value }
  }
}
