/// The rules of the site that decide how a repair goes.
public struct RepairPolicy: Hashable, Sendable {
  /// How long a link soaks after its counters were cleared; minutes.
  ///
  /// 125 unless the site says otherwise: NVIDIA's bring-up guidance asks for a port up-time of at
  /// least 125 minutes before error rates mean anything.
  public var soakMinutes: Int
  /// Whether the face in a port may be cleaned wet and then dry.
  ///
  /// Cisco document 51834 does not recommend it; EXFO cleans modules dry only.
  public var wetCleanPort: Bool
  /// Whether the face of a cord may be cleaned wet and then dry.
  public var wetCleanCord: Bool
  /// After how many cleanings of one face it is set aside.
  ///
  /// No source gives a total; 5 is three dry and two wet-dry.
  public var maxCleans: Int
  /// How long a look counts at a face that stands open, with no cap on; hours.
  ///
  /// No source gives a time; 12 is a shift, as for a check of the kit.
  public var cleanHours: Int

  /// The rules; the values given are those of a site that has none of its own.
  public init(
    soakMinutes: Int = 125, wetCleanPort: Bool = false, wetCleanCord: Bool = true,
    maxCleans: Int = 5, cleanHours: Int = 12
  ) {
    self.soakMinutes = min(max(soakMinutes, 1), 100_000)
    self.wetCleanPort = wetCleanPort
    self.wetCleanCord = wetCleanCord
    self.maxCleans = min(max(maxCleans, 1), 50)
    self.cleanHours = min(max(cleanHours, 1), 1_000)
  }

  /// Reads the site's rules by name, as its policy records hold them.
  ///
  /// A name that is not one of these, or a value that cannot be read, leaves the rule as it is.
  public init(values: [String: String]) {
    func yes(_ name: String, else fallback: Bool) -> Bool {
      switch values[name] {
      case "yes": true
      case "no": false
      default: fallback
      }
    }
    let plain = RepairPolicy()
    self.init(
      soakMinutes: values["soak-minutes"].flatMap { Int($0) } ?? plain.soakMinutes,
      wetCleanPort: yes("wet-clean-port", else: plain.wetCleanPort),
      wetCleanCord: yes("wet-clean-cord", else: plain.wetCleanCord),
      maxCleans: values["max-cleans"].flatMap { Int($0) } ?? plain.maxCleans,
      cleanHours: values["clean-hours"].flatMap { Int($0) } ?? plain.cleanHours)
  }

  /// Whether a face on that side may be cleaned wet and then dry.
  public func allowsWet(_ side: FaceSide) -> Bool {
    switch side {
    case .port: wetCleanPort
    case .cord: wetCleanCord
    }
  }
}
