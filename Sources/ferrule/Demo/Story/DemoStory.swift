import Plant
import Store

/// What happened in the fictitious hall before tonight: four open faults, one of them on a link that
/// was repaired twice in the last days.
struct DemoStory {
  var nowMS: Int64
  var hall: DemoHall
  let openFaults = 4

  private static let hourMS: Int64 = 3_600_000

  func tell(_ store: Store) throws {
    try repair(store, "S1-P2:11/2", hoursAgo: 150, "symbol errors", "INC47702", by: "Mina")
    try repair(store, "S1-P2:11/2", hoursAgo: 61, "flaps 3x since noon", "INC47960", by: "Jo")
    try open(store, "S1-P2:11/2", hoursAgo: 2, "flaps 9x since 20:10", "INC48213")
    try open(store, "S1-L4:4/1", hoursAgo: 1, "Rx3 low, -9.1 dBm", "INC48220")
    try open(store, "\(hall.nodeName(18)):mlx5_3", hoursAgo: 5, "link down", "INC48190")
    try open(store, "S1-L7:13/2", hoursAgo: 3, "symbol errors growing", "INC48201")
  }

  private func at(_ hours: Int64, _ minutes: Int64 = 0) -> Int64 {
    nowMS - hours * Self.hourMS + minutes * 60_000
  }

  @discardableResult
  private func open(
    _ store: Store, _ ref: String, hoursAgo: Int64, _ symptom: String, _ ticket: String
  ) throws -> ThingID {
    try store.write(author: "Dana") { view, draft in
      let (link, near) = try view.link(named: ref)
      return try draft.record(
        .fault(Plant.Fault(link: link.id, port: near.id, symptom: symptom, ticket: ticket)),
        atMS: at(hoursAgo))
    }
  }

  /// A fault that was repaired: cleaned dry once, plugged in, soaked, accepted.
  private func repair(
    _ store: Store, _ ref: String, hoursAgo: Int64, _ symptom: String, _ ticket: String,
    by technician: String
  ) throws {
    let fault = try open(store, ref, hoursAgo: hoursAgo, symptom, ticket)
    try store.write(author: technician) { view, draft in
      let (link, near) = try view.link(named: ref)
      try draft.ensureParts(view, at: near)
      let port = try view.portFace(near)
      let cord = try view.cordFace(near)
      let code = "H" + String(ticket.suffix(5))
      let job = try draft.record(
        .job(
          Job(
            link: link.id, joint: near.id, fault: fault, procedure: "repair", version: 1,
            code: code)),
        atMS: at(hoursAgo, 10))
      func record(_ minute: Int64, _ body: FactBody) throws {
        try draft.record(body, atMS: at(hoursAgo, minute), job: job)
      }
      let gate = { PortGate(port: near.id, action: $0, byWhom: "dana", ticket: ticket) }
      try record(12, .portGate(gate(.shut)))
      try record(
        15,
        .plugging(
          Plugging(joint: near.id, action: .unplug, portFace: port, cordPart: cord.part)))
      try record(17, .inspection(Inspection(face: port, joint: near.id, verdict: .clean)))
      try record(
        19,
        .inspection(
          Inspection(face: cord, joint: near.id, verdict: .dirt, fibres: [3: .dirt, 10: .dirt])))
      try record(21, .cleaning(Cleaning(face: cord, joint: near.id, method: .dry, tool: "pen 4")))
      try record(22, .inspection(Inspection(face: cord, joint: near.id, verdict: .clean)))
      try record(
        24,
        .plugging(
          Plugging(joint: near.id, action: .plugIn, portFace: port, cordPart: cord.part)))
      try record(26, .portGate(gate(.opened)))
      try record(
        30, .soak(Soak(link: link.id, action: .started, dueMS: at(hoursAgo, 155), byWhom: "dana")))
      let subject = Subject(kind: .link, id: link.id)
      try record(32, .signature(Signature(subject: subject, kind: .hands, byWhom: technician)))
      try record(160, .soak(Soak(link: link.id, action: .passed, byWhom: "dana")))
      try record(165, .signature(Signature(subject: subject, kind: .accepted, byWhom: "Dana")))
      try record(166, .faultClose(FaultClose(fault: fault, why: "cleaned, soaked, accepted")))
    }
  }
}
