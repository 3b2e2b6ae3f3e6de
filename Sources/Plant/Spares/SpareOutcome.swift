/// What is to be said of a link once it is moved onto a spare leg.
public enum SpareOutcome: Hashable, Sendable {
  /// Nothing is wrong; what nobody said, in words, was not judged.
  case good(notKnown: [String])
  /// The link would be unsafe, dark, crossed or unfit: by which rule, where, and why.
  case unsuitable(code: String, place: String, what: String)
  /// What would have to be known to judge it, in words.
  case cannotJudge([String])
}

extension SpareTaking {
  /// Judges the link as it is after both re-patches: its channel with the leg, and what holds the leg
  /// at both ends, in place of what it leaves.
  ///
  /// - Parameters:
  ///   - near: the port from which the way was taken.
  ///   - way: the way that the link goes now.
  public func outcome(
    of link: FabricLink, from near: ThingID, by way: FabricPath, _ fabric: Fabric, _ site: SiteRules
  ) -> SpareOutcome {
    if let stop = way.stop { return .cannotJudge([stop.text(fabric.label(ofPort:))]) }
    guard let hops else {
      return .cannotJudge(["which pair of \(takes.label) is free from end to end"])
    }
    let channel: Channel
    do {
      let path = FabricPath(hops: hops, stop: nil)
      guard
        let made = try ChannelMaker(fabric, site).channel(
          path, from: near, to: link.far(from: near))
      else { return .cannotJudge(["which cables it passes"]) }
      channel = made
    } catch {
      let fault = error as? PlanFault
      return .unsuitable(
        code: fault?.code ?? "contradiction", place: takes.label,
        what: fault?.sentence ?? "\(error)")
    }
    let judgement = LinkJudge(site.links).judge(channel)
    switch judgement.verdict {
    case .unsafe(let finding), .unfit(let finding): return Self.unsuitable(finding)
    case .dark, .crossed:
      guard let finding = judgement.findings.first(where: \.code.isPolarity) else {
        return .cannotJudge(["which cables it passes"])
      }
      return Self.unsuitable(finding)
    case .cannotJudge(let unknown): return .cannotJudge(unknown.map { $0.text(in: channel) })
    case .good: return .good(notKnown: judgement.unjudged.map { $0.text(in: channel) })
    }
  }

  private static func unsuitable(_ finding: LinkFinding) -> SpareOutcome {
    .unsuitable(code: finding.code.rawValue, place: finding.placeText, what: finding.what)
  }
}
