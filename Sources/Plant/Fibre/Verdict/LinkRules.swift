/// The site's assumptions about parts whose own figures are not known.
public struct LinkRules: Hashable, Sendable {
  /// What a joint between two parts may lose; thousandths of dB.
  public let jointLossMilliDB: Int
  /// What a splice may lose; thousandths of dB.
  public let spliceLossMilliDB: Int
  /// Loss of fibre by grade; thousandths of dB a km.
  public let attenuation: [FibreGrade: Int]

  /// Joints of 0.35 dB, as NVIDIA asks for; splices of 0.3 dB; fibre as the standards have it.
  public static let standard = LinkRules(
    jointLossMilliDB: 350, spliceLossMilliDB: 300,
    attenuation: Dictionary(
      FibreGrade.allCases.map { ($0, $0.attenuationMilliDBPerKM.value) },
      uniquingKeysWith: { first, _ in first }))

  /// All its parts; a loss below nothing is nothing, one above 20 dB (100 dB a km) is that.
  public init(
    jointLossMilliDB: Int, spliceLossMilliDB: Int, attenuation: [FibreGrade: Int]
  ) {
    self.jointLossMilliDB = min(max(0, jointLossMilliDB), 20_000)
    self.spliceLossMilliDB = min(max(0, spliceLossMilliDB), 20_000)
    self.attenuation = attenuation.mapValues { min(max(0, $0), 100_000) }
  }
}

extension FibreGrade {
  /// The most that fibre of this grade may lose at the usual wavelength; thousandths of dB a km.
  public var attenuationMilliDBPerKM: Sourced<Int> {
    switch self {
    case .om3, .om4, .om5: Sourced(3_000, "NV-CAB-REQ FLUKE-KB", .published(2))
    case .os1a: Sourced(1_000, "FOTC", .published(1))
    case .os2: Sourced(400, "FOTC NV-CAB-REQ", .published(1))
    }
  }
}
