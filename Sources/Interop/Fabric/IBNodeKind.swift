/// What a node says it is.
enum IBNodeKind {
  case `switch`
  case adapter
  case router

  /// The letter in front of the identifier in a node's name.
  init?(letter: UInt8) {
    switch letter {
    case 0x53: self = .switch
    case 0x48: self = .adapter
    case 0x52: self = .router
    default: return nil
    }
  }

  /// The name of the node as the dump has it.
  func nodeName(_ guid: UInt64) -> String {
    let letter =
      switch self {
      case .switch: "S"
      case .adapter: "H"
      case .router: "R"
      }
    return "\(letter)-\(FabricGUID(guid))"
  }
}
