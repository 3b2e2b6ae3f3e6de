/// What a loss limit is worked out from.
public struct LossSetup: Hashable, Sendable {
  /// The grade of the fibre.
  public let grade: FibreGrade
  /// The length; mm.
  public let lengthMM: Int64
  /// Loss of the fibre; thousandths of dB a km.
  public let attenuationMilliDBPerKM: Int
  /// Joints between the ends.
  public let midJoints: Int
  /// What each may lose.
  public let midGrade: JointGrade
  /// Splices.
  public let splices: Int
  /// What each may lose; thousandths of dB.
  public let spliceMilliDB: Int
  /// How the tester was referenced.
  public let reference: LossReference
  /// What an end joint may lose.
  public let endGrade: JointGrade

  /// What a splice may lose by TIA-568.3; thousandths of dB.
  public static let splice = Sourced(300, "TIA-568.3", .published(2))

  /// All its parts; the fibre's loss is the grade's unless given.
  ///
  /// - Throws: `outOfRange` for a number that cannot be meant.
  public init(
    grade: FibreGrade, lengthMM: Int64, attenuationMilliDBPerKM: Int? = nil, midJoints: Int = 0,
    midGrade: JointGrade = .tia, splices: Int = 0, spliceMilliDB: Int = splice.value,
    reference: LossReference = .oneJumper, endGrade: JointGrade = .tia
  ) throws(LossSetupError) {
    let attenuation = attenuationMilliDBPerKM ?? grade.attenuationMilliDBPerKM.value
    let multimode = grade.isMultimode
    let checks: [(String, Int64, ClosedRange<Int64>)] = [
      ("length", lengthMM, 1...100_000_000), ("fibre loss", Int64(attenuation), 0...100_000),
      ("joints", Int64(midJoints), 0...1_000), ("splices", Int64(splices), 0...1_000),
      ("splice loss", Int64(spliceMilliDB), 0...20_000),
      ("joint loss", Int64(midGrade.loss(multimode: multimode).value), 0...20_000),
      ("end joint loss", Int64(endGrade.loss(multimode: multimode).value), 0...20_000),
    ]
    for (name, value, range) in checks where !range.contains(value) {
      throw LossSetupError(name: name, value: value, range: range)
    }
    self.grade = grade
    self.lengthMM = lengthMM
    self.attenuationMilliDBPerKM = attenuation
    self.midJoints = midJoints
    self.midGrade = midGrade
    self.splices = splices
    self.spliceMilliDB = spliceMilliDB
    self.reference = reference
    self.endGrade = endGrade
  }

  /// What adds up to the limit: fibre, end joints, joints between, splices; without those of which
  /// there are none.
  public var parts: [LossPart] {
    let multimode = grade.isMultimode
    let fibre = FibreLoss.milliDB(lengthMM, Int64(attenuationMilliDBPerKM))
    return [
      LossPart(.fibre, count: 1, eachMilliDB: Int(fibre)),
      LossPart(
        .endJoint, count: reference.endJoints,
        eachMilliDB: endGrade.loss(multimode: multimode).value),
      LossPart(
        .midJoint, count: midJoints, eachMilliDB: midGrade.loss(multimode: multimode).value),
      LossPart(.splice, count: splices, eachMilliDB: spliceMilliDB),
    ].filter { $0.count > 0 }
  }

  /// The most that may be measured; thousandths of dB.
  public var limitMilliDB: Int { parts.reduce(0) { $0 + $1.milliDB } }

  /// The part of it that lies between the modules: fibre, joints between the ends, splices.
  ///
  /// The joints at the ends belong to the modules' own limits when they are plugged in.
  public var channelMilliDB: Int {
    parts.filter { $0.kind != .endJoint }.reduce(0) { $0 + $1.milliDB }
  }
}
