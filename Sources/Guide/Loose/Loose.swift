public import Plant

/// What is loose when a shift goes home: by place, so that one walk closes it or passes it on.
public enum Loose {
  /// The places with loose ends, in walking order; what has no place comes last.
  ///
  /// - Parameters:
  ///   - due: what is due on links; only what has to be closed or passed on is taken.
  ///   - panels: joints on panels that are open, or went in unseen.
  ///   - tasks: tasks nobody has closed.
  ///   - passed: what was passed on by name of each thing.
  ///   - clock: the clock on the wall, for times in sentences.
  public static func spots(
    due: [DueItem], panels: [OpenPanelJoint] = [], tasks: [OpenTask] = [],
    passed: [ThingID: Passings] = [:], clock: FloorClock = FloorClock()
  ) -> [LooseSpot] {
    let spots =
      ports(due) + panels.map { panel($0, clock) }
      + tasks.map { task($0, clock) }
    return spots.map { inHand($0, passed) }.sorted { left, right in
      if let one = left.place, let other = right.place, one != other {
        return Place.walkPrecedes(one, other)
      }
      if (left.place == nil) != (right.place == nil) { return left.place != nil }
      if left.ref != right.ref { return NaturalOrder.precedes(left.ref, right.ref) }
      return (left.ends.first?.sinceMS ?? 0) < (right.ends.first?.sinceMS ?? 0)
    }
  }

  private static func inHand(_ spot: LooseSpot, _ passed: [ThingID: Passings]) -> LooseSpot {
    guard let passed = spot.subject.flatMap({ passed[$0.id] }) else { return spot }
    var spot = spot
    spot.ends = spot.ends.map { end in
      var end = end
      end.hand = LooseHand.of(passed, sinceMS: end.sinceMS, fact: end.sinceFact)
      return end
    }
    return spot
  }

  private static func ports(_ due: [DueItem]) -> [LooseSpot] {
    var byPort: [ThingID: [(end: LooseEnd, item: DueItem)]] = [:]
    for item in due {
      guard let kind = LooseKind(item.kind), !item.isAtPanel else { continue }
      byPort[item.port.id, default: []].append((end(kind, item), item))
    }
    let faults = Dictionary(
      due.compactMap { item in item.fault.flatMap { _ in item.ticket }.map { (item.link, $0) } }
    ) { first, _ in first }
    return byPort.values.compactMap { found in
      let sorted = found.sorted {
        ($0.end.kind, $0.end.sinceMS, $0.end.what) < ($1.end.kind, $1.end.sinceMS, $1.end.what)
      }
      guard let first = sorted.first else { return nil }
      let port = first.item.port
      let ref = "\(port.device):\(port.name)"
      let goingOn = sorted.lazy.compactMap { _, item in
        item.code.map { LooseNext.goingOn($0, at: item.resumedAt) }
      }.first
      // A joint is opened for what has to be opened, and not to see whether a link is up.
      let isToBeOpened = sorted.contains { $0.item.next == nil }
      let plain = isToBeOpened ? nil : first.item.next
      return LooseSpot(
        ref: ref, place: port.place, ticket: ticket(sorted.map(\.item), faults),
        ends: sorted.map(\.end),
        next: goingOn ?? plain ?? first.item.command.map { .type(command: $0) } ?? .work(ref: ref),
        subject: Subject(kind: .port, id: port.id))
    }
  }

  private static func end(_ kind: LooseKind, _ item: DueItem) -> LooseEnd {
    var end = LooseEnd(
      kind: kind, what: item.why, sinceMS: item.sinceMS, sinceFact: item.sinceFact)
    end.plugSeen = item.plugSeen
    if kind.isRepair { end.code = item.code }
    return end
  }

  /// The ticket of the repair there, else of what was reported of its link, else under which its port was shut.
  private static func ticket(_ items: [DueItem], _ faults: [ThingID: String]) -> String? {
    let repairs = items.filter { $0.kind != .portShut }
    return repairs.lazy.compactMap(\.ticket).first
      ?? items.lazy.compactMap { faults[$0.link] }.first ?? items.lazy.compactMap(\.ticket).first
  }

  private static func panel(_ joint: OpenPanelJoint, _ clock: FloorClock) -> LooseSpot {
    let ends = Due.items(joint, clock: clock).compactMap { item in
      LooseKind(item.kind).map { end($0, item) }
    }
    return LooseSpot(
      ref: joint.ref, place: joint.place, ends: ends, next: joint.next,
      subject: Subject(kind: .panelPosition, id: joint.plugging.body.joint))
  }

  private static func task(_ open: OpenTask, _ clock: FloorClock) -> LooseSpot {
    let task = open.task
    var what = task.body.text
    what += task.body.forWhom.map { "; for \($0)" } ?? "; for whoever goes there next"
    what += ", asked by \(task.technician) at \(clock.hourMinute(task.atMS))"
    let end = LooseEnd(
      kind: task.body.isToolAway ? .borrowed : .task, what: what, sinceMS: task.atMS,
      sinceFact: task.id)
    return LooseSpot(
      ref: open.ref, place: open.place, ends: [end],
      next: open.command.map { .bringBack(task.id, command: $0) } ?? .closeTask(task.id),
      subject: task.body.subject)
  }
}
