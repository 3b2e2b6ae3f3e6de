/// A kind of cage in a switch or a card, and what fits it.
public enum ModuleCage: String, Hashable, Sendable, CaseIterable {
  /// Air-cooled Quantum-2 and Spectrum-4 switches: two ports, fins.
  case switchOSFP = "switch-osfp"
  /// DGX and HGX system cages and liquid-cooled switches: two ports, flat.
  case systemOSFP = "system-osfp"
  /// ConnectX-7 and later cards with OSFP: one port, flat.
  case adapterOSFP = "adapter-osfp"
  /// ConnectX-7 cards and BlueField-3.
  case adapterQSFP112 = "adapter-qsfp112"
  /// Switches with 400G ports of eight lanes.
  case switchQSFPDD = "switch-qsfp-dd"
  /// HDR switches and cards.
  case qsfp56
  /// EDR and 100G switches and cards.
  case qsfp28

  /// The shells it takes; a later QSFP cage takes earlier modules.
  public var formFactors: Set<FormFactor> {
    switch self {
    case .switchOSFP, .systemOSFP, .adapterOSFP: [.osfp]
    case .adapterQSFP112: [.qsfp112, .qsfp56, .qsfp28]
    case .switchQSFPDD: [.qsfpDD, .qsfp56, .qsfp28]
    case .qsfp56: [.qsfp56, .qsfp28]
    case .qsfp28: [.qsfp28]
    }
  }

  /// The top it needs; nil where all modules of its shell have the same.
  public var top: ModuleTop? {
    switch self {
    case .switchOSFP: .fin
    case .systemOSFP, .adapterOSFP: .flat
    case .adapterQSFP112, .switchQSFPDD, .qsfp56, .qsfp28: nil
    }
  }

  /// How many ports a module in it serves; nil where it does not matter.
  public var ports: Int? {
    switch self {
    case .switchOSFP, .systemOSFP: 2
    case .adapterOSFP: 1
    case .adapterQSFP112, .switchQSFPDD, .qsfp56, .qsfp28: nil
    }
  }

  /// Why a module does not fit; nil if it does, as far as that is known of it: nil is what nobody said.
  func misfit(_ shell: FormFactor?, top: ModuleTop?, ports: Int?) -> ModuleMisfit? {
    if let shell, !formFactors.contains(shell) { return .formFactor }
    if let needed = self.top, let top, top != needed { return .top(needs: needed) }
    if let needed = self.ports, let ports, ports != needed { return .ports(needs: needed) }
    return nil
  }

  /// The cage of a device, by its model as the fabric or the plan names it; nil if that is not known.
  public static func of(model: String) -> ModuleCage? {
    let folded = model.uppercased()
    return models.first { folded.contains($0.0) }?.1
  }

  private static let models: [(String, ModuleCage)] = [
    ("QM97", .switchOSFP), ("SN5600", .switchOSFP), ("SN5400", .switchQSFPDD),
    ("SN4700", .switchQSFPDD), ("MQM87", .qsfp56), ("QM87", .qsfp56), ("SB78", .qsfp28),
    ("DGX H100", .systemOSFP), ("DGX-H100", .systemOSFP), ("DGXH100", .systemOSFP),
    ("DGX H200", .systemOSFP), ("DGX-H200", .systemOSFP), ("DGXH200", .systemOSFP),
    // Cards by the first digits of NVIDIA's order numbers. Sources: for ConnectX-7 the cards' own
    // descriptions in their firmware, and its user manual (flat OSFP or QSFP112); for BlueField-3 the
    // platforms its BSP supports, BlueField BSP 4.2.2, all QSFP112.
    ("MCX75310A", .adapterOSFP), ("MCX75510A", .adapterOSFP), ("MCX715105", .adapterQSFP112),
    ("MCX755106", .adapterQSFP112), ("B3140", .adapterQSFP112), ("B3220", .adapterQSFP112),
    ("B3240", .adapterQSFP112),
    ("DGX B200", .systemOSFP), ("DGX-B200", .systemOSFP), ("DGXB200", .systemOSFP),
  ]
}
