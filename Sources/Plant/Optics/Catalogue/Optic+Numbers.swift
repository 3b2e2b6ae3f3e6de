extension Optic {
  /// Shorthand of the catalogue's files: metres, with their source.
  static func metres(_ metres: Int64, _ source: String, _ confidence: Confidence)
    -> Sourced<Int64>
  {
    Sourced(metres * 1_000, source, confidence)
  }

  /// Reach and loss of one grade from one source.
  static func limit(
    _ grade: FibreGrade, _ reachM: Int64, _ lossMilliDB: Int?, _ source: String,
    _ confidence: Confidence
  ) -> GradeLimit {
    GradeLimit(
      grade, reachMM: metres(reachM, source, confidence),
      lossMilliDB: lossMilliDB.map { Sourced($0, source, confidence) })
  }

  /// Least and most from one source.
  static func power(_ least: Int, _ most: Int, _ source: String, _ confidence: Confidence)
    -> PowerRange
  {
    PowerRange(
      least: Sourced(least, source, confidence), most: Sourced(most, source, confidence))
  }

  /// The error correction of lanes modulated at four levels.
  static let fourLevels = Sourced("RS(544,514)", "IEEE-802.3", .memory)
  /// The error correction of lanes modulated at two levels.
  static let twoLevels = Sourced("RS(528,514)", "IEEE-802.3", .memory)
  /// An angled array face.
  static let angled = Sourced("MPO, APC", "NV-OPTCONN", .published(1))
  /// A flat array face.
  static let flat = Sourced("MPO, UPC", "NV-CONN-TBL", .published(1))
  /// A pair of LC.
  static let pair = Sourced("LC, UPC", "IEEE-802.3", .memory)
  /// The band of parallel single-mode optics; thousandths of nm.
  static let around1310 = [1_304_500...1_317_500]
}
