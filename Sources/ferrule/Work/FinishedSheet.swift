import Guide
import Plant
import Store

/// What was signed or closed since a time, in words.
struct FinishedSheet {
  let view: StoreView
  /// Only links with an end at one of these ports; all if nil.
  let ports: Set<ThingID>?

  func since(_ sinceMS: Int64) throws -> [FinishedWork] {
    // A fault that was reported twice is closed twice, with the same words.
    var met: Set<FinishedWork> = []
    return try view.endings(sinceMS: sinceMS).filter { $0.atMS >= sinceMS }
      .compactMap(finished).filter { met.insert($0).inserted }
  }

  private func finished(_ fact: Fact) throws -> FinishedWork? {
    switch fact.body {
    case .signature(let signature):
      guard let (ref, ticket) = try about(signature, fact.job) else { return nil }
      let isLost = try signature.kind == .accepted && fact.job.map(view.isAcceptanceLost) ?? false
      return FinishedWork(
        atMS: fact.atMS, by: signature.byWhom, ref: ref,
        what: signature.kind == .hands
          ? "hands done" : isLost ? "accepted: counts no more" : "accepted",
        ticket: ticket)
    case .faultClose(let close):
      guard let fault = try view.fact(close.fault, in: "fault"),
        case .fault(let body) = fault.body, let link = try wanted(body.link)
      else { return nil }
      let ref = (body.port.map(link.near) ?? link.portA).label
      return FinishedWork(
        atMS: fact.atMS, by: fact.technician, ref: ref, what: "fault closed: \(close.why)",
        ticket: body.ticket)
    default: return nil
    }
  }

  /// The port of the repair a signature stands for, else the thing signed, and the ticket.
  private func about(_ signature: Signature, _ job: ThingID?) throws -> (String, String?)? {
    if let job, case .job(let body)? = try view.fact(job, in: "job")?.body {
      guard let link = try wanted(body.link) else { return nil }
      let ticket = try view.job(job).flatMap {
        try FaultJobs(ofLink: link, view).tickets(of: $0.fact).first
      }
      let ref = try view.position(body.joint)?.label ?? link.near(to: body.joint).label
      return (ref, ticket)
    }
    if signature.subject.kind == .link {
      return try wanted(signature.subject.id).map { ($0.portA.label, nil) }
    }
    guard ports == nil else { return nil }
    return try view.thing(signature.subject.kind, signature.subject.id).map { ($0.label, nil) }
  }

  private func wanted(_ id: ThingID) throws -> LinkRecord? {
    guard let link = try view.link(id) else { return nil }
    guard let ports else { return link }
    return ports.contains(link.portA.id) || ports.contains(link.portB.id) ? link : nil
  }
}
