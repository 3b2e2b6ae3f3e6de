/// The grade of the fibre in a part.
public enum FibreGrade: String, Hashable, Sendable, CaseIterable {
  case om3
  case om4
  case om5
  case os1a
  case os2

  /// Whether it carries many modes, as what short-reach optics need.
  public var isMultimode: Bool {
    switch self {
    case .om3, .om4, .om5: true
    case .os1a, .os2: false
    }
  }

  /// As printed on the sheath.
  public var text: String { self == .os1a ? "OS1a" : rawValue.uppercased() }
}
