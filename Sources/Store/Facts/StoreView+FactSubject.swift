internal import GRDB
public import Plant

extension StoreView {
  /// The thing a fact is about: what a person has to go to; nil where it is about none.
  public func subject(of fact: Fact) throws -> Subject? {
    switch fact.body {
    case .seen(let body): return body.subject
    case .polarityTest(let body): return body.subject
    case .lossTest(let body): return body.subject
    case .signature(let body): return body.subject
    case .note(let body): return body.subject
    case .decision(let body): return body.subject
    case .task(let body): return body.subject
    case .inspection(let body): return try subject(of: body.face, at: body.joint)
    case .cleaning(let body): return try subject(of: body.face, at: body.joint)
    case .capping(let body): return try subject(of: body.face, at: body.joint)
    case .image(let body): return try body.face.flatMap { try subject(of: $0, at: nil) }
    case .plugging(let body): return try joint(body.joint)
    case .disturbance(let body): return try joint(body.joint)
    case .job(let body): return try joint(body.joint)
    case .partMove(let body): return body.place
    case .portGate(let body): return Subject(kind: .port, id: body.port)
    case .laneReading(let body): return Subject(kind: .port, id: body.port)
    case .fault(let body): return Subject(kind: .link, id: body.link)
    case .soak(let body): return Subject(kind: .link, id: body.link)
    case .faultClose(let body): return Subject(kind: .fault, id: body.fault)
    case .taskClose(let body):
      guard case .task(let task)? = try self.fact(body.task, in: "task")?.body else { return nil }
      return task.subject
    case .ask, .answer, .step, .pause: return fact.job.map { Subject(kind: .job, id: $0) }
    case .kitCheck(let body): return body.tool.map { Subject(kind: .tool, id: $0) }
    case .withdrawal, .importRun: return nil
    }
  }

  private func subject(of face: Face, at joint: ThingID?) throws -> Subject? {
    if let joint { return try self.joint(joint) }
    let kind = try [ThingKind.module, .cableEnd, .cassette].first {
      try thing($0, face.part) != nil
    }
    return Subject(kind: kind ?? .part, id: face.part)
  }

  private func joint(_ id: ThingID) throws -> Subject {
    Subject(kind: try thing(.panelPosition, id) == nil ? .port : .panelPosition, id: id)
  }
}
