/// Makes of a way, as the records have it, the channel that light passes.
public struct ChannelMaker<Source: FabricSource> {
  private let source: Source
  private let site: SiteRules
  private let parts: PartMaker<Source>

  /// A maker that asks `source` for parts and the site's rules for optics.
  public init(_ source: Source, _ site: SiteRules) {
    self.source = source
    self.site = site
    parts = PartMaker(source)
  }

  /// What a link is made of, from one of its ports.
  ///
  /// - Throws: a ``PlanFault`` if the records contradict themselves; what the source throws.
  public func reading(of link: FabricLink, from near: ThingID) throws -> LinkReading {
    let far = link.far(from: near)
    let path = try FabricWalk.path(source, from: near, to: far)
    for case .cable(let cable, _, _) in path.hops {
      if let medium = cable.kind?.sealed {
        return LinkReading(path: path.isComplete ? .sealed(medium) : .unknownFibre, way: path)
      }
      if let medium = link.medium, let sealed = SealedMedium(medium) {
        throw PlanFault.medium(cable: cable.label, sealed)
      }
    }
    switch link.medium {
    case .aoc: return LinkReading(path: .sealed(.aoc), way: path)
    case .dac: return LinkReading(path: .sealed(.dac), way: path)
    case nil where path.hops.isEmpty: return LinkReading(path: .unknown, way: path)
    case .fibre, nil: break
    }
    guard path.isComplete, let channel = try channel(path, from: near, to: far) else {
      return LinkReading(path: .unknownFibre, way: path)
    }
    return LinkReading(path: .fibre(channel), way: path)
  }

  /// The channel of a complete way; nil if it passes no cable.
  func channel(_ path: FabricPath, from near: ThingID, to far: ThingID) throws -> Channel? {
    let segmentsOfWay = path.segments
    var segments: [Segment] = []
    segments.reserveCapacity(segmentsOfWay.count)
    var lanes: (near: [Int]?, far: [Int]?)
    for part in segmentsOfWay {
      switch part {
      case .cable(let cable, let from, let to):
        let segment: Segment
        if cable.kind == .harness {
          let harness = try Harness(cable, source)
          segment = try parts.segment(harness, from, to)
          if let dealt = harness.lanes(from: from, to: to) {
            lanes = (lanes.near ?? dealt.own, dealt.other)
          }
        } else {
          segment = try parts.segment(cable, from, to)
        }
        segments.append(segment)
      case .cassette(let id, let from, let to):
        guard let cassette = try source.cassette(id) else { return nil }
        let segment = try parts.segment(cassette, from: from, to: to)
        if segment.part.kind == .shuffle, let design = segment.part.design,
          let dealt = design.lanes(dealtFrom: segment.entry, on: segment.entrySide)?[segment.exit]
        {
          lanes = (lanes.near ?? dealt.own, dealt.other)
        }
        segments.append(segment)
      }
    }
    let adapters = path.positions.map {
      Adapter($0.label, keys: $0.adapter?.keys, kind: $0.kind)
    }
    guard let first = segments.first, adapters.count == segments.count - 1 else { return nil }
    let steps = zip(adapters, segments.dropFirst()).map { Channel.Step($0, $1) }
    do {
      return try Channel(
        from: try modulePort(near, lanes.near), first, steps, to: try modulePort(far, lanes.far))
    } catch let error as ChannelError {
      throw PlanFault.channel(error)
    }
  }

  /// The optical end of a port: the optic of its module, the face as far as it is known.
  private func modulePort(_ id: ThingID, _ lanes: [Int]?) throws -> ModulePort {
    let port = try source.port(id)
    let label = port?.label ?? "an unknown port"
    guard let module = try port?.module.flatMap(source.module) else {
      return ModulePort(label, identity: id, optic: nil)
    }
    let body = module.partNumber.flatMap { site.opticBody(ofModule: $0) }
    let own = body?.optic.face ?? FaceType()
    if let recorded = module.face.kind, let kind = own.kind, let body, !kind.joins(recorded) {
      throw PlanFault.moduleConnector(
        module: module.label, port: label, recorded: recorded, optic: body.optic.name, kind)
    }
    // An optic that uses eight fibres of a ferrule with twelve holes is recorded either way.
    let face = FaceType(
      kind: own.kind ?? module.face.kind, pins: module.face.pins ?? own.pins,
      polish: module.face.polish ?? own.polish)
    let most = body?.optic.layout.lanes ?? 64
    return ModulePort(
      label, identity: id, body: body, face: face,
      lanes: lanes.flatMap { $0.allSatisfy { $0 <= most } ? $0 : nil })
  }
}

extension ChannelMaker: Sendable where Source: Sendable {}
