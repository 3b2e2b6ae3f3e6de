/// What the site rules about optics and loss, over what ferrule knows.
public struct SiteRules: Sendable {
  /// The optics, with the site's numbers.
  public private(set) var catalogue: OpticsCatalogue
  /// What joints, splices and fibre may lose.
  public private(set) var links: LinkRules
  /// Policies that could not be read; what they were to rule stays as it was.
  public private(set) var refused: [SiteRuleError] = []
  private var byPart: [String: OpticBody] = [:]
  /// What the site says of modules, by their folded part numbers; it stands over all else.
  private var ruled: [String: OpticBody] = [:]
  private var moduleParts: [String: ModulePart] = [:]

  /// A site that rules nothing of its own.
  public static let standard = SiteRules(policies: [])

  /// Reads the site's policies; those that are about other things are left alone.
  public init(policies: [(name: String, value: String)]) {
    var catalogue = OpticsCatalogue.standard
    var (joint, splice) = (
      LinkRules.standard.jointLossMilliDB, LinkRules.standard.spliceLossMilliDB
    )
    var attenuation = LinkRules.standard.attenuation
    var modules: [(part: String, optic: String)] = []
    var overrides: [(policy: (name: String, value: String), override: OpticOverride)] = []
    // A reach comes before a loss, because a loss needs one; else by name, so that the answer is one.
    let ordered = policies.filter { SiteRule.isName($0.name) }.sorted {
      ($0.name.contains("/loss-") ? 1 : 0, $0.name) < ($1.name.contains("/loss-") ? 1 : 0, $1.name)
    }
    for policy in ordered {
      do throws(SiteRuleError) {
        switch try SiteRule(name: policy.name, value: policy.value) {
        case .jointLoss(let loss): joint = loss
        case .spliceLoss(let loss): splice = loss
        case .attenuation(let grade, let loss): attenuation[grade] = loss
        case .module(let part, let optic): modules.append((part, optic))
        case .optic(let override): overrides.append((policy, override))
        }
      } catch {
        refused.append(error)
      }
    }
    for (policy, override) in overrides {
      if let changed = try? catalogue.applying([override]) {
        catalogue = changed
      } else {
        refused.append(SiteRuleError(name: policy.name, value: policy.value, .noReach))
      }
    }
    self.catalogue = catalogue
    links = LinkRules(
      jointLossMilliDB: joint, spliceLossMilliDB: splice, attenuation: attenuation)
    for part in catalogue.modules {
      byPart[part.partNumber] = catalogue.optic(part.opticName).map(OpticBody.init)
      moduleParts[part.partNumber] = part
    }
    for module in modules {
      ruled[NameFolding.fold(module.part)] = catalogue.optic(module.optic).map(OpticBody.init)
    }
  }

  /// The optic in each port of a module, by its part number; nil if nobody said.
  public func optic(ofModule partNumber: String) -> Optic? {
    opticBody(ofModule: partNumber)?.optic
  }

  /// The same, shared by all ports that have it.
  func opticBody(ofModule partNumber: String) -> OpticBody? {
    if !ruled.isEmpty, let own = ruled[NameFolding.fold(partNumber)] { return own }
    return byPart[partNumber] ?? catalogue.optic(partNumber).map(OpticBody.init)
  }

  /// The module of a part number as its maker orders it; nil if it is not in the catalogue.
  public func modulePart(_ partNumber: String) -> ModulePart? {
    moduleParts[partNumber] ?? catalogue.module(partNumber)
  }
}
