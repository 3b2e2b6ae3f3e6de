extension PortNames {
  /// The ways in which devices number their ports.
  enum Family: Equatable {
    /// InfiniBand switch; each cage holds one module with two connectors and two ports.
    /// Source: NVIDIA QM97XX user manual, Interfaces.
    case twinOSFP(cages: Int)
    /// InfiniBand switch; each QSFP56 cage is one port with one MPO.
    case singleMPO(cages: Int)
    /// Ethernet switch with OSFP cages that can be split.
    case ethernetOSFP(cages: Int)
    case dgxH100
    case dgxA100
    case unknown

    /// Reads the model as a fabric or a plan writes it: `MQM9700-NS2F`, `QM9700/U1`, `DGX H100`.
    init(model: String?) {
      let words = NameFolding.fold(model ?? "").split {
        !$0.isASCII || !($0.isLetter || $0.isNumber)
      }
      let joined = words.joined()
      // One user guide, and one table of ports, for both.
      if joined.contains("dgxh100") || joined.contains("dgxh200") {
        self = .dgxH100
      } else if joined.contains("dgxa100") {
        self = .dgxA100
      } else {
        self = words.lazy.compactMap(Self.switchFamily).first ?? .unknown
      }
    }

    private static func switchFamily(_ word: Substring) -> Family? {
      let base = word.first == "m" ? word.dropFirst() : word
      switch base {
      case "qm9700", "qm9790": return .twinOSFP(cages: 32)
      case "qm8700", "qm8790": return .singleMPO(cages: 40)
      case "sn5600": return .ethernetOSFP(cages: 64)
      default: return nil
      }
    }
  }
}
