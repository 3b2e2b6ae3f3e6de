/// Thousandths of dB or dBm for a sentence, to a tenth.
enum Decibels {
  /// Such as `-9.1`.
  static func text(_ milli: Int) -> String {
    let bounded = min(max(milli, -10_000_000), 10_000_000)
    let tenths = (bounded.magnitude + 50) / 100
    return (bounded < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
  }
}
