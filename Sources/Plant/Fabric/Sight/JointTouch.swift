/// The last time a hand was at a joint.
public struct JointTouch: Hashable, Sendable {
  /// What the hand did.
  public enum Deed: String, Hashable, Sendable, CaseIterable {
    case plugged
    case unplugged
    case cleaned
    case capped
    case uncapped
    case partIn = "part-in"
    case partOut = "part-out"
    /// A wrong cord was pulled.
    case disturbed

    /// In words.
    public var text: String {
      switch self {
      case .plugged: "plugged in"
      case .unplugged: "unplugged"
      case .cleaned: "cleaned"
      case .capped: "capped"
      case .uncapped: "uncapped"
      case .partIn: "part put in"
      case .partOut: "part taken out"
      case .disturbed: "pulled by mistake"
      }
    }
  }

  /// When; ms UTC.
  public var atMS: Int64
  /// Who.
  public var technician: String
  /// What was done.
  public var deed: Deed

  /// All its parts.
  public init(atMS: Int64, technician: String, deed: Deed) {
    self.atMS = atMS
    self.technician = technician
    self.deed = deed
  }
}
