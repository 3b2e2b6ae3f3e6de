/// A number of an optic that a site may rule otherwise.
public enum OpticField: Hashable, Sendable {
  /// Reach over a grade; mm.
  case reach(FibreGrade)
  /// Loss between the modules over a grade; thousandths of dB.
  case loss(FibreGrade)
  /// Least power sent; thousandths of dBm.
  case transmitLeast
  /// Most power sent; thousandths of dBm.
  case transmitMost
  /// Least power to receive; thousandths of dBm.
  case receiveLeast
  /// Most power to receive; thousandths of dBm.
  case receiveMost
  /// What harms a receiver; thousandths of dBm.
  case damage

  /// The numbers that make sense.
  var range: ClosedRange<Int64> {
    switch self {
    case .reach: 1...100_000_000
    case .loss: 0...60_000
    case .transmitLeast, .transmitMost, .receiveLeast, .receiveMost, .damage: -60_000...30_000
    }
  }
}
