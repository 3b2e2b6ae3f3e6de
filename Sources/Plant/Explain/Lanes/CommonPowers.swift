/// What holds for every optic of the catalogue that has numbers: for those that have none.
enum CommonPowers {
  private static let optics = OpticsCatalogue.standard.optics
  private static let losses = optics.flatMap(\.limits).compactMap(\.lossMilliDB?.value)

  /// The most that any optic needs at a receiver; thousandths of dBm.
  static let receiveLeast = optics.compactMap(\.receive.least?.value).max() ?? 0
  /// The most that any optic may have at a receiver; thousandths of dBm.
  static let receiveMost = optics.compactMap(\.receive.most?.value).max() ?? 0
  /// The most that any optic has to send; thousandths of dBm.
  static let transmitLeast = optics.compactMap(\.transmit.least?.value).max() ?? 0
  /// The loss that every optic allows; thousandths of dB.
  static let lossLeast = losses.min() ?? 0
  /// The loss that no optic allows more than; thousandths of dB.
  static let lossMost = losses.max() ?? 0
}
