/// The top of a module: cooling fins of its own, or flat for the cage's heat sink.
public enum ModuleTop: String, Hashable, Sendable, CaseIterable {
  case fin
  case flat
}
