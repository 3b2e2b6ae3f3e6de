/// What is found where a store's witness lies.
enum WitnessReading: Hashable {
  /// There is none: nothing was let out yet, or it was lost.
  case missing
  /// There is something that is no witness.
  case unreadable
  /// The store let this change out.
  case says(Witness)
}
