/// A module as it is ordered.
public struct ModulePart: Hashable, Sendable {
  /// The maker's part number.
  public var partNumber: String
  /// Its shell.
  public var formFactor: FormFactor
  /// Its top; nil where the shell has only one kind.
  public var top: ModuleTop?
  /// How many optical ports it has, each with a connector of its own.
  public var ports: Int
  /// The optic of each port, by name in the catalogue.
  public var opticName: String
  /// Where this is from, and how sure it is.
  public var source: Sourced<String>

  /// All its parts.
  public init(
    _ partNumber: String, _ formFactor: FormFactor, top: ModuleTop? = nil, ports: Int = 1,
    optic: String, source: Sourced<String>
  ) {
    self.partNumber = partNumber
    self.formFactor = formFactor
    self.top = top
    self.ports = ports
    opticName = optic
    self.source = source
  }

  /// The cages it fits.
  public var cages: [ModuleCage] { ModuleCage.allCases.filter { misfit(in: $0) == nil } }

  /// Why it does not fit a cage; nil if it does.
  public func misfit(in cage: ModuleCage) -> ModuleMisfit? {
    cage.misfit(formFactor, top: top, ports: ports)
  }
}
