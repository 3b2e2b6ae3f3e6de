/// Whether a cord fits a link in the place of the one that is in its port: what a check of the plan would
/// find, were it in already.
///
/// It is no verdict of the hand that holds the cord: labels are wrong, and records too.
public struct CordFit: Hashable, Sendable {
  /// What would be wrong with it; what is unsafe first.
  public var findings: [LinkFinding]
  /// What nobody said of it, in words; nil if all is known that decides.
  public var unknown: String?

  /// One thing that does not fit is enough; that it fits needs all that decides.
  public var verdict: FitVerdict {
    guard findings.isEmpty else { return .misfits }
    return unknown == nil ? .fits : .notKnown
  }

  /// Judges a cord by its end that goes in at a port of a link.
  ///
  /// - Parameters:
  ///   - end: that end; its record may be still to come.
  ///   - old: the end that comes out there; nil if none is recorded. Where its other end is, the other end of
  ///     the new one goes in.
  /// - Throws: what the source throws; a ``PlanFault`` of records that contradict themselves is a finding.
  public static func judge<Source: FabricSource>(
    _ end: CableEnd, at port: ThingID, of link: FabricLink, insteadOf old: CableEnd?,
    in plan: Source, _ site: SiteRules
  ) throws -> CordFit {
    if let other = try otherKind(end, at: port, in: plan) { return CordFit(findings: [other]) }
    let before = try look(at: link, from: port, in: plan, site, for: nil)
    let exchanged = try ExchangedCord(plan, end, at: port, insteadOf: old)
    var fit = try look(at: link, from: port, in: exchanged, site, for: end.cable)
    let label = try plan.cable(end.cable)?.label
    // What is wrong with the link whichever cord is in it is not for the cord to answer for.
    fit.findings.removeAll { finding in
      !finding.parts.contains { $0 == label }
        && before.findings.contains {
          $0.code == finding.code && $0.placeText == finding.placeText
        }
    }
    return fit
  }

  /// That a cord goes in where a cable with legs is, or such a cable where a cord is; nil where nobody said what they are.
  private static func otherKind<Source: FabricSource>(
    _ end: CableEnd, at port: ThingID, in plan: Source
  ) throws -> LinkFinding? {
    let there = try plan.sharers(of: port).flatMap { try plan.landedEnds(at: $0) }
      .filter { $0.cable != end.cable }
    guard there.count == 1, let old = try there.first.flatMap({ try plan.cable($0.cable) }),
      let new = try plan.cable(end.cable), let was = old.kind, let kind = new.kind,
      old.isLegged != new.isLegged
    else { return nil }
    return LinkFinding(
      .connectorKind, at: .whole, try plan.port(port)?.label ?? "the port",
      parts: [new.label, old.label],
      what: "\(new.label) is of kind \(kind.rawValue), \(old.label) here of kind \(was.rawValue).",
      fix: "take one like \(old.label)")
  }

  private static func look<Source: FabricSource>(
    at link: FabricLink, from port: ThingID, in plan: Source, _ site: SiteRules,
    for cable: ThingID?
  ) throws -> CordFit {
    let maker = ChannelMaker(plan, site)
    let reading: LinkReading
    do {
      reading = try maker.reading(of: link, from: port)
    } catch let fault as PlanFault {
      return CordFit(
        findings: [
          LinkFinding(
            .connectorKind, at: .whole, "the whole link", parts: [], what: fault.sentence,
            fix: "look at the types printed on the parts")
        ])
    }
    guard let channel = reading.channel else {
      return CordFit(
        findings: KnownJoints(plan, maker).unsafe(link, from: port),
        unknown: reading.way.stop == nil ? nil : "which way the link goes")
    }
    let judgement = LinkJudge(site.links).judge(channel)
    let place = reading.way.segments.firstIndex { segment in
      if case .cable(let passed, _, _) = segment { passed.id == cable } else { false }
    }
    let open = place.flatMap { place in judgement.unjudged.first { $0.decides(place) } }
    return CordFit(findings: judgement.findings, unknown: open?.text(in: channel))
  }
}

extension LinkUnknown {
  /// Whether somebody has to say it before a part, by its place on the way, can be said to fit.
  fileprivate func decides(_ part: Int) -> Bool {
    switch self {
    case .design(let segment), .grade(let segment): segment == part
    case .connector(let joint), .pins(let joint), .polish(let joint):
      joint == part || joint == part + 1
    case .medium, .path, .optic, .keys, .length, .reach, .lossLimit: false
    }
  }
}
