import ArgumentParser
import Plant

/// What the network operations centre did with a port.
enum GateFlag: String, EnumerableFlag {
  case shut
  case open

  var action: GateAction {
    switch self {
    case .shut: .shut
    case .open: .opened
    }
  }

  static func help(for value: GateFlag) -> ArgumentHelp? {
    switch value {
    case .shut: "It was shut."
    case .open: "It was opened again."
    }
  }
}
