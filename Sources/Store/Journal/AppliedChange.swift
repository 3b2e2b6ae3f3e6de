internal import Change

/// What the log knows of an applied change.
struct AppliedChange {
  var number: ChangeNumber
  var placement: Placement
  var rank: ChangeRank
  /// What it covers besides the line of changes before it; a number in the table `coverage`.
  var coverage: Int64
}
