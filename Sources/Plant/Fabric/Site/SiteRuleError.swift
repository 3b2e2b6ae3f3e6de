/// Why a policy is no rule about optics and loss.
public struct SiteRuleError: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Reason: Hashable, Sendable {
    /// No rule has that name.
    case name
    /// The value is no number, or none that can be.
    case number
    /// No grade of fibre is called so.
    case grade(String)
    /// No optic is called so.
    case optic(String)
    /// An optic has no such number.
    case field(String)
    /// It gives a loss over a fibre for which no reach is known.
    case noReach
  }

  /// The name of the policy.
  public var name: String
  /// Its value.
  public var value: String
  /// What is wrong.
  public var reason: Reason

  /// All its parts.
  public init(name: String, value: String, _ reason: Reason) {
    self.name = name
    self.value = value
    self.reason = reason
  }

  /// What is wrong, for a person.
  public var sentence: String {
    let rule = "The site's rule \(name) = \(value)"
    return switch reason {
    case .name: "\(rule): no rule has that name."
    case .number: "\(rule): that is no number it can have, in m, dB or dBm."
    case .grade(let grade): "\(rule): no fibre is called \(grade)."
    case .optic(let optic): "\(rule): no optic is called \(optic)."
    case .field(let field): "\(rule): an optic has no number called \(field)."
    case .noReach: "\(rule): no reach over that fibre is known."
    }
  }
}
