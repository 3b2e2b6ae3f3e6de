extension CellValue {
  /// A real number, or NULL for one that is not a number; minus zero becomes zero, as in SQLite.
  public static func double(_ number: Double) -> CellValue {
    number.isNaN ? .null : .real(number == 0 ? 0 : number.bitPattern)
  }

  /// Whether SQLite gives this bit pattern back: it stores NaN as NULL and minus zero as zero.
  static func isKept(real bits: UInt64) -> Bool {
    bits & 0x7FFF_FFFF_FFFF_FFFF <= 0x7FF0_0000_0000_0000 && bits != 0x8000_0000_0000_0000
  }
}
