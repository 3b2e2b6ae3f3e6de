/// How far an optic reaches over a grade of fibre, and how much the way may lose.
public struct GradeLimit: Hashable, Sendable {
  /// The grade.
  public var grade: FibreGrade
  /// The longest way; mm.
  public var reachMM: Sourced<Int64>
  /// The most that joints, splices and fibre between the modules may lose; thousandths of dB.
  ///
  /// The joints at the modules are not counted. Nil if nobody published it.
  public var lossMilliDB: Sourced<Int>?

  /// All its parts.
  public init(_ grade: FibreGrade, reachMM: Sourced<Int64>, lossMilliDB: Sourced<Int>? = nil) {
    self.grade = grade
    self.reachMM = reachMM
    self.lossMilliDB = lossMilliDB
  }
}
