import Guide
import Paper
import Plant
import Store

/// A link of the store, seen from one end, with what was recorded about it.
struct StoredLink {
  let view: StoreView
  let site: SiteRules
  let link: LinkRecord
  let near: PortRecord
  let way: FabricPath
  let expected: ExpectedLink
  /// What was recorded about the link and its ports, and counts.
  let facts: [Fact]

  var far: PortRecord { link.far(from: near.id) }
  var label: String { "\(near.label) > \(far.label)" }

  /// The link as its records have it.
  ///
  /// - Throws: code `no-faces` for an AOC or DAC; the code of a `PlanFault`.
  init(
    _ view: StoreView, _ site: SiteRules, _ link: LinkRecord, near: PortRecord,
    assuming assumed: ModulePort? = nil
  ) throws {
    self.view = view
    self.site = site
    self.link = link
    self.near = near
    let reading: LinkReading
    do {
      reading = try view.reading(ofLink: link, from: near.id, site)
    } catch let fault as PlanFault {
      throw CommandError(
        .badInput, fault.code, SafeLine.text(fault.sentence),
        next: "ferrule check \(ShellWord.quoted(near.label))")
    }
    way = reading.way
    let thing = Thing(kind: .link, id: link.id, label: link.label)
    facts = LiveFacts.of(try view.history(of: thing))
    let other = link.far(from: near.id)
    switch reading.path {
    case .fibre(let channel): expected = .channel(channel)
    case .unknownFibre, .unknown:
      expected = .ports(
        near: try Self.port(view, site, near, assumed),
        far: try Self.port(view, site, other, assumed))
    case .sealed(let medium):
      throw CommandError(
        .badInput, "no-faces",
        "\(near.label) > \(other.label) is \(medium.rawValue.uppercased()): it has no fibre that "
          + "anybody could cross and no face to look at.",
        next: "ferrule show \(ShellWord.quoted(near.label))")
    }
  }

  /// The port with the optic of its module, else with what a person said, where the way between is
  /// not known.
  private static func port(
    _ view: StoreView, _ site: SiteRules, _ port: PortRecord, _ assumed: ModulePort?
  ) throws -> ModulePort {
    let source = StoreFabric(view)
    let module = try source.port(port.id)?.module.flatMap(source.module)
    let optic = module?.partNumber.flatMap { site.optic(ofModule: $0) }
    if optic == nil, module?.face.kind == nil, let assumed {
      return ModulePort(
        port.label, identity: port.id, optic: assumed.optic, face: assumed.face)
    }
    return ModulePort(
      port.label, identity: port.id, optic: optic, face: optic == nil ? module?.face : nil)
  }
}
