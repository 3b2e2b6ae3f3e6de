internal import GRDB
public import Guide
public import Plant

/// Errands that nobody has done yet.
extension StoreView {
  /// The open tasks, oldest first.
  public func openTasks() throws -> [Recorded<Task>] {
    try rows(
      "SELECT subject FROM due WHERE topic = ?", [LatestTopic.task.rawValue]
    ).compactMap { row -> Recorded<Task>? in
      guard let fact = try fact(row.need("subject"), in: "task"), case .task(let task) = fact.body
      else { return nil }
      return Recorded(fact, task)
    }.sorted { ($0.atMS, $0.id) < ($1.atMS, $1.id) }
  }

  /// The open errands: all tasks but what was passed on by name, oldest first.
  public func openErrands() throws -> [Recorded<Task>] {
    try openTasks().filter { $0.body.kind != .handover }
  }

  /// The tools that are away, each with its open errands to bring it back, oldest first.
  public func toolsAway() throws -> [ThingID: [Recorded<Task>]] {
    Dictionary(grouping: try openTasks().filter(\.body.isToolAway)) { $0.body.subject.id }
  }

  /// The open errands with where they are to be done, oldest first.
  public func taskSituations() throws -> [TaskSituation] {
    try situations(of: openErrands())
  }

  /// Tasks with where they are to be done.
  public func situations(of tasks: [Recorded<Task>]) throws -> [TaskSituation] {
    try tasks.map { task in
      let subject = task.body.subject
      if let port = try port(subject.id), subject.kind == .port {
        let far = try links(ofPort: port.id).first?.far(from: port.id) ?? port
        return TaskSituation(
          task: task, port: try card(of: port), otherPort: try card(of: far), link: subject.id)
      }
      if subject.kind == .link, let link = try link(subject.id) {
        return TaskSituation(
          task: task, port: try card(of: link.portA), otherPort: try card(of: link.portB),
          link: link.id, command: try closing(task.body))
      }
      let name = try thing(subject.kind, subject.id)?.label ?? subject.kind.word
      let card = PortCard(id: subject.id, device: name, name: "", place: try place(of: subject))
      return TaskSituation(
        task: task, port: card, otherPort: card, link: subject.id,
        command: try closing(task.body))
    }
  }

  /// What to type for a task where that closes it: once a tool is back, or to go by a procedure that ends with it.
  func closing(_ task: Task) throws -> String? {
    // What is not named in full is done by hand.
    guard task.kind == .repatch, task.subject.kind == .link,
      (try? SpareErrand(task.text)) != nil, let link = try link(task.subject.id)
    else { return try returning(task) }
    return "ferrule work \(ShellWord.quoted(link.portA.label)) --procedure spare-leg"
  }

  /// What to type once a tool is back; nil for what is no tool that is away, or one that no name means alone.
  private func returning(_ task: Task) throws -> String? {
    let id = task.subject.id
    guard task.isToolAway, let label = try thing(.tool, id)?.label else { return nil }
    // As it is printed it has to be typed: what is shortened there, or begins as an option does, is not.
    let isPlain = label.utf8.count <= 40 && !label.hasPrefix("-")
    let names = (isPlain ? [label] : []) + [String(id.description.prefix(12))]
    let name = try names.first { name in
      try things(named: name).filter { $0.kind == .tool }.map(\.id) == [id]
    }
    return name.map { "ferrule kit return \(ShellWord.quoted($0))" }
  }

  /// All tasks there ever were with how they were closed, in order.
  public func tasks() throws -> [Fact] {
    try settled(facts(in: "task", where: "1") + facts(in: "task_close", where: "1"))
  }

  /// Where a thing is: its own place, or that of what it is in; nil if nobody said.
  public func place(of subject: Subject) throws -> Place? {
    switch subject.kind {
    case .port: return try port(subject.id)?.place
    case .link: return try link(subject.id)?.portA.place
    case .device: return try place(ofDevice: subject.id)
    case .rack: return try place(ofRack: subject.id)
    case .panel:
      return try rows("SELECT rack FROM panel WHERE id = ?", [subject.id.data]).first?.id("rack")
        .flatMap(place(ofRack:))
    case .panelPosition: return try position(subject.id)?.place
    case .cassette:
      return try owner(of: subject, in: "panel").flatMap {
        try place(of: Subject(kind: .panel, id: $0))
      }
    case .part:
      return try owner(of: subject, in: "holder").flatMap { try port($0)?.place }
    case .cableEnd:
      let row = try rows("SELECT at_kind, at FROM cable_end WHERE id = ?", [subject.id.data]).first
      return try row?.subject("at_kind", "at").flatMap { at in
        at.kind == .cableEnd ? nil : try place(of: at)
      }
    case .cable:
      return try owner(of: subject, in: "link").flatMap { try link($0)?.portA.place }
    case .fault:
      guard case .fault(let fault)? = try fact(subject.id, in: "fault")?.body else { return nil }
      return try link(fault.link)?.portA.place
    case .job:
      guard case .job(let job)? = try fact(subject.id, in: "job")?.body else { return nil }
      return try port(job.joint)?.place ?? position(job.joint)?.place
    case .hall, .rackRow, .module, .strand, .fibreMap, .alias, .tool, .policy, .procedure:
      return nil
    }
  }

  private func owner(of subject: Subject, in column: String) throws -> ThingID? {
    try rows(
      "SELECT \(column) AS owner FROM \(subject.kind.rawValue) WHERE id = ?", [subject.id.data]
    ).first?.id("owner")
  }

  private func place(ofRack rack: ThingID) throws -> Place? {
    try rows(
      """
      SELECT hall.name AS hall, rack_row.name AS row_name, rack_row.walk_order AS row_order,
        rack.name AS rack, rack.walk_order AS rack_order, NULL AS lowest_u, NULL AS height_u,
        NULL AS port_side
      FROM rack LEFT JOIN rack_row ON rack_row.id = rack.rack_row
        LEFT JOIN hall ON hall.id = rack_row.hall
      WHERE rack.id = ?
      """, [rack.data]
    ).first.flatMap(Self.place)
  }
}
