/// The rules of a module and its cage, which more than one link shares.
public enum CageCheck {
  /// What is wrong between the two connectors of one module; nil if nothing is.
  ///
  /// Both must lead to cables of one kind: both straight, or both split. Each channel is seen from the
  /// shared module.
  public static func kinds(_ one: Channel, _ other: Channel) -> LinkFinding? {
    let (first, second) = (one.first.part, other.first.part)
    guard first.design != nil, second.design != nil, isSplit(first) != isSplit(second) else {
      return nil
    }
    return LinkFinding(
      .cageKinds, at: .port(.near), "\(one.near.label) and \(other.near.label)",
      parts: [first.label, second.label],
      what: "One connector of the module has a straight cable, the other one that is split.",
      fix: "use straight cables at both connectors, or split ones at both")
  }

  /// What is wrong between a module and the cage it is in; nil if nothing is.
  public static func fit(
    _ module: ModulePart, in cage: ModuleCage, at end: ChannelEnd, _ label: String
  )
    -> LinkFinding?
  {
    guard let misfit = module.misfit(in: cage) else { return nil }
    let fitting = OpticsCatalogue.standard.modules.filter {
      $0.opticName == module.opticName && $0.misfit(in: cage) == nil
    }
    return LinkFinding(
      .moduleCage, at: .port(end), label, parts: [module.partNumber],
      what: "\(module.partNumber) does not fit \(label): \(misfit.text).",
      fix: fitting.first.map { "use \($0.partNumber)" } ?? "use a module made for this cage")
  }

  /// Whether the part at an end of a channel deals the lanes of its port to several others.
  static func isSplit(_ channel: Channel, at end: ChannelEnd) -> Bool {
    let part = end == .near ? channel.first : channel.segment(channel.count - 1)
    return part.map { isSplit($0.part) } ?? false
  }

  /// Whether a part deals the lanes of its port to several others.
  private static func isSplit(_ part: FibrePart) -> Bool {
    // One with broken fibres is still what it was.
    switch part.design?.whole {
    case .breakout(let breakout)?: breakout != .twinMPO12
    case .free(let map)?:
      part.kind == .harness && map.connectors(.near).count != map.connectors(.far).count
    default: false
    }
  }
}
