/// Why a module does not fit a cage.
public enum ModuleMisfit: Hashable, Sendable {
  /// Another shell.
  case formFactor
  /// The cage needs the other top.
  case top(needs: ModuleTop)
  /// The cage needs a module with another number of ports.
  case ports(needs: Int)

  /// For a person.
  public var text: String {
    switch self {
    case .formFactor: "the shell does not fit"
    case .top(.fin): "flat top, the cage needs fins"
    case .top(.flat): "fin top, the cage needs flat (-FLT)"
    case .ports(let count): count == 1 ? "the cage takes one port" : "the cage takes twin ports"
    }
  }
}
