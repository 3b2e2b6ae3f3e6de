internal import Change
internal import Plant

/// What is said in a cell group of a record, in words that mean the same in every store.
struct GroupState: Equatable {
  /// A live value, by the change that wrote it.
  struct Answer: Hashable {
    var change: ChangeHash
    var value: [CellValue]
  }

  /// The values of the group's columns as they are shown.
  var shown: [CellValue]
  /// All that is live.
  var live: Set<Answer>
}
