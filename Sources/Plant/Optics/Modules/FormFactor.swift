/// The shell of a module.
public enum FormFactor: String, Hashable, Sendable, CaseIterable {
  case osfp
  case qsfpDD = "qsfp-dd"
  case qsfp112
  case qsfp56
  case qsfp28

  /// As the makers write it.
  public var text: String { rawValue.uppercased() }
}
