import ArgumentParser
import Plant

/// What a measured map's positions are counted in, as it is typed.
enum MapFrameArgument: String, ExpressibleByArgument, CaseIterable {
  case mpo8
  case mpo12
  case mpo16
  case mpo24
  case lc
  case cassette

  /// The connector; nil for the front of a cassette.
  var kind: ConnectorKind? { ConnectorKind(rawValue: rawValue) }
}
