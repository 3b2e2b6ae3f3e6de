import Guide
import Plant
import Store

/// What is loose, read from a store.
enum LooseWork {
  /// All of it, or what is in a row; a tool that is away belongs to every row.
  static func spots(_ view: StoreView, row: Thing?, nowMS: Int64, clock: FloorClock) throws
    -> [LooseSpot]
  {
    let due = try DueWork.items(
      view, row: row?.id, nowMS: nowMS, clock: clock, isGoingHome: true)
    return try spots(view, due: due, row: row, nowMS: nowMS, clock: clock)
  }

  /// The same where what is due is known already.
  static func spots(
    _ view: StoreView, due: [DueItem], row: Thing?, nowMS: Int64, clock: FloorClock
  ) throws -> [LooseSpot] {
    let hall = try row.flatMap { row in try view.rackRows().first { $0.id == row.id }?.hall }
    func isHere(_ place: Place?) -> Bool {
      guard let row, let place else { return true }
      return NameFolding.fold(place.row) == NameFolding.fold(row.label) && place.hall == hall
    }
    let panels = try view.loosePanelJoints(nowMS: nowMS).filter { isHere($0.place) }
    let tasks = try view.placedTasks().filter { isHere($0.place) }
    let loose: [(thing: ThingID, since: ThingID?)] =
      due.filter { Due.isLoose($0.kind) }.map { ($0.port.id, $0.sinceFact) }
      + panels.map { ($0.plugging.body.joint, $0.plugging.id) }
      + tasks.map { ($0.task.body.subject.id, $0.task.id) }
    let things = loose.reduce(into: [ThingID: Set<ThingID>]()) { things, end in
      things[end.thing, default: []].formUnion([end.since].compactMap(\.self))
    }
    return Loose.spots(
      due: due, panels: panels, tasks: tasks, passed: try view.passedOn(things), clock: clock)
  }
}
