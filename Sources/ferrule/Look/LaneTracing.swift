import Guide
import Paper
import Plant
import Store

/// Finds all that `trace --lane` shows.
struct LaneTracing {
  let view: StoreView
  let ref: String
  let lane: Int
  let nowMS: Int64

  /// - Throws: code `cannot-tell` where the way is not known well enough, `no-such-lane`, or what a REF
  ///   throws.
  func report(tip: String?, technician: String) throws -> LaneReport {
    let (link, near) = try view.link(named: ref)
    let far = link.far(from: near.id)
    let reading = try reading(link, near)
    guard let channel = reading.channel else { throw cannotTell(reading, link) }
    // What counts on from the lanes of the module's first port is none of its own, and no other port's.
    let own = lane == 0 ? lane : try view.lanes(of: near)?.lane(lane, in: [lane]) ?? lane
    guard let trace = LaneTrace(channel, lane: own) else { throw noLane(channel) }
    if let unknown = trace.unknown { throw cannotTell(unknown, channel, reading.way) }
    return LaneReport(
      channel: channel, segments: reading.way.segments,
      sights: try view.sights(of: reading.way, from: near, to: far), trace: trace,
      tip: try self.tip(tip, technician), nowMS: nowMS)
  }

  private func reading(_ link: LinkRecord, _ near: PortRecord) throws -> LinkReading {
    do {
      return try view.reading(ofLink: link, from: near.id, view.siteRules())
    } catch let fault as PlanFault {
      throw CommandError(
        .badInput, fault.code, SafeLine.text(fault.sentence),
        next: "look what is really there, and edit the records")
    }
  }

  private func tip(_ named: String?, _ technician: String) throws -> LaneReport.Tip? {
    if let named, try !view.kit().contains(where: { $0.kind == "tip" && $0.label == named }) {
      throw CommandError(
        .missing, "no-such-tip", SafeLine.text("No scope tip is called \(named)."),
        next: "ferrule kit")
    }
    guard let label = try named ?? view.tipInUse(by: technician, atMS: nowMS) else { return nil }
    return LaneReport.Tip(label: label, orientation: try view.orientation(ofTip: label))
  }

  private func cannotTell(_ reading: LinkReading, _ link: LinkRecord) -> CommandError {
    let why: String =
      switch reading.path {
      case .sealed(let medium): "it is \(medium.rawValue.uppercased()), which has no faces"
      case .unknown: "nobody said whether it is fibre, AOC or DAC"
      case .unknownFibre, .fibre:
        reading.way.stop.map { stop in
          stop.text { id in
            id == link.portA.id
              ? link.portA.label : id == link.portB.id ? link.portB.label : "another port"
          }
        } ?? "which cables it passes is not known"
      }
    return CommandError(
      .missing, "cannot-tell", SafeLine.text("No lane of \(link.label) can be followed: \(why)."),
      next: "ferrule trace \(ShellWord.quoted(ref))")
  }

  /// A part whose type, or an adapter whose keys, nobody said.
  private func cannotTell(_ unknown: LinkUnknown, _ channel: Channel, _ way: FabricPath)
    -> CommandError
  {
    var next = "ferrule trace \(ShellWord.quoted(ref))"
    switch unknown {
    case .design(let place):
      if way.segments.indices.contains(place), case .cable(let cable, _, _) = way.segments[place] {
        next = "ferrule edit \(ShellWord.quoted(cable.label)) polarity=TYPE, as printed on it"
      }
    case .keys(let place):
      if way.positions.indices.contains(place) {
        next =
          "ferrule edit \(ShellWord.quoted(way.positions[place].label)) adapter=opposed or aligned"
      }
    default: break
    }
    return CommandError(
      .missing, "cannot-tell",
      SafeLine.text(
        "Where the light of lane \(lane) goes nobody can say; not known: "
          + "\(unknown.text(in: channel))."), next: next)
  }

  private func noLane(_ channel: Channel) -> CommandError {
    guard channel.near.optic != nil, channel.far.optic != nil else {
      let port = channel.near.optic == nil ? channel.near.label : channel.far.label
      return CommandError(
        .missing, "cannot-tell", SafeLine.text("Which optic is in \(port) is not known."),
        next: "ferrule record part MODULE --in \(ShellWord.quoted(port))")
    }
    let lanes = LaneTrace.lanes(of: channel).map(String.init).joined(separator: ", ")
    return CommandError(
      .missing, "no-such-lane",
      SafeLine.text("\(channel.near.label) has no lane \(lane) in this link; it uses \(lanes)."),
      next:
        "ferrule trace \(ShellWord.quoted(ref)) --lane \(LaneTrace.lanes(of: channel).first ?? 1)"
    )
  }
}
