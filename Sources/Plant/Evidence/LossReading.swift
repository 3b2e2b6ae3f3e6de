/// One reading of a loss test.
public struct LossReading: Hashable, Sendable {
  /// Number of the fibre; 1 is first.
  public var fibre: Int
  /// Wavelength; nm.
  public var wavelengthNM: Int
  /// a or z, the end the light went in; - when not said.
  public var fromEnd: String
  /// Loss; thousandths of a dB; negative means a bad reference.
  public var lossMilliDB: Int

  /// All its parts.
  public init(fibre: Int, wavelengthNM: Int, fromEnd: String, lossMilliDB: Int) {
    self.fibre = fibre
    self.wavelengthNM = wavelengthNM
    self.fromEnd = fromEnd
    self.lossMilliDB = lossMilliDB
  }
}
