/// What is found where a store's witness lies.
enum WitnessReading: Hashable {
  /// There is none: nothing was let out yet, or it was lost.
  case missing
  /// There is something that is no witness.
  case unreadable
  /// The store had come so far when it last let something out.
  case says(Witness)
}
