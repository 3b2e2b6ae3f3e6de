/// One rule of the site about optics and loss, as a policy record names it.
///
/// `joint-loss`, `splice-loss`, `attenuation/GRADE`, `optic/NAME/reach-GRADE`, `optic/NAME/loss-GRADE`,
/// `optic/NAME/tx-least` … `rx-most`, `optic/NAME/damage`, `module/PART`.
public enum SiteRule: Hashable, Sendable {
  /// What a joint between two parts may lose; thousandths of dB.
  case jointLoss(Int)
  /// What a splice may lose; thousandths of dB.
  case spliceLoss(Int)
  /// Loss of fibre of a grade; thousandths of dB a km.
  case attenuation(FibreGrade, Int)
  /// A number of an optic.
  case optic(OpticOverride)
  /// The optic in each port of a module by its part number.
  case module(partNumber: String, optic: String)

  /// Whether a policy of that name is a rule of this kind.
  public static func isName(_ name: String) -> Bool {
    let words = words(name)
    switch words.first {
    case "joint-loss", "splice-loss": return words.count == 1
    case "attenuation", "module": return words.count == 2
    case "optic": return words.count == 3
    default: return false
    }
  }

  /// Reads a policy.
  ///
  /// - Throws: what is wrong with it, for a person.
  public init(name: String, value: String) throws(SiteRuleError) {
    let words = Self.words(name)
    func thousandths(_ range: ClosedRange<Int64>) throws(SiteRuleError) -> Int {
      guard let number = Self.thousandths(value), range.contains(number) else {
        throw SiteRuleError(name: name, value: value, .number)
      }
      return Int(number)
    }
    switch (words.first, words.count) {
    case ("joint-loss", 1): self = .jointLoss(try thousandths(0...20_000))
    case ("splice-loss", 1): self = .spliceLoss(try thousandths(0...20_000))
    case ("attenuation", 2):
      guard let grade = FibreGrade(rawValue: words[1]) else {
        throw SiteRuleError(name: name, value: value, .grade(words[1]))
      }
      self = .attenuation(grade, try thousandths(0...100_000))
    case ("module", 2):
      guard OpticsCatalogue.standard.optic(value) != nil else {
        throw SiteRuleError(name: name, value: value, .optic(value))
      }
      self = .module(partNumber: words[1], optic: value)
    case ("optic", 3):
      guard let optic = OpticsCatalogue.standard.optic(words[1]) else {
        throw SiteRuleError(name: name, value: value, .optic(words[1]))
      }
      guard let field = Self.field(words[2]) else {
        throw SiteRuleError(name: name, value: value, .field(words[2]))
      }
      let number = Int64(try thousandths(field.range))
      self = .optic(
        OpticOverride(
          optic: optic.name, field: field, value: number, source: "the site's rule \(name)"))
    default: throw SiteRuleError(name: name, value: value, .name)
    }
  }

  private static func words(_ name: String) -> [String] {
    NameFolding.fold(name).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }

  private static func field(_ word: String) -> OpticField? {
    switch word {
    case "tx-least": return .transmitLeast
    case "tx-most": return .transmitMost
    case "rx-least": return .receiveLeast
    case "rx-most": return .receiveMost
    case "damage": return .damage
    default: break
    }
    let parts = word.split(separator: "-", maxSplits: 1).map(String.init)
    guard parts.count == 2, let grade = FibreGrade(rawValue: parts[1]) else { return nil }
    switch parts[0] {
    case "reach": return .reach(grade)
    case "loss": return .loss(grade)
    default: return nil
    }
  }

  /// Thousandths of a decimal number: `2.75` is 2750; nil if it is none, or has more digits.
  ///
  /// Metres become mm in the same way, dB and dBm their thousandths.
  static func thousandths(_ text: String) -> Int64? {
    var digits = Array(NameFolding.fold(text).utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let halves = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...9).contains(halves[0].count),
      halves.count == 1 || (1...3).contains(halves[1].count)
    else { return nil }
    var number: Int64 = 0
    let decimals = halves.count == 1 ? [] : Array(halves[1])
    let padded = decimals + Array(repeating: UInt8(ascii: "0"), count: 3 - decimals.count)
    for digit in Array(halves[0]) + padded {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return isNegative ? -number : number
  }
}
