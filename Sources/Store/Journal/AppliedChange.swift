internal import Change

/// What the log knows of an applied change.
struct AppliedChange {
  var number: ChangeNumber
  var placement: Placement
  var rank: ChangeRank
  var coverage: Int64
}
