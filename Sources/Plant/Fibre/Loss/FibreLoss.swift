/// What fibre loses over a length.
enum FibreLoss {
  private static let most: Int64 = 1_000_000_000

  /// Thousandths of dB, rounded to the nearest, for a length in mm and thousandths of dB a km.
  ///
  /// Both are at most 10⁹, so that nothing overflows.
  static func milliDB(_ lengthMM: Int64, _ rate: Int64) -> Int64 {
    let length = bounded(lengthMM) ?? 0
    let loss = min(max(0, rate), most)
    return (length * loss + 500_000) / 1_000_000
  }

  /// A length that can be added to others without overflow; nil stays nil.
  static func bounded(_ lengthMM: Int64?) -> Int64? {
    lengthMM.map { min(max(0, $0), most) }
  }
}
