import Guide
import Plant
import Store
import Sync

/// Makes the handover of a shift from the store.
struct HandoverSheet {
  let store: Store
  let from: String
  let to: String?
  let row: String?
  let sinceMS: Int64
  let nowMS: Int64

  /// How many days a fault counts as lately.
  private static let days = 8

  func handover() throws -> Handover {
    let clock = FloorClock.here(nowMS)
    let home = Self.home(try Sync.status(store).home)
    return try store.read { view in
      let row = try self.row.map { try view.rackRow(named: $0) }
      let due = try DueWork.items(
        view, row: row?.id, nowMS: nowMS, clock: clock, isGoingHome: true)
      let ports = try row.map { Set(try view.ports(inRow: $0.id).map(\.id)) }
      let heading = HandoverHeading(
        site: store.identity.siteName, row: row?.label, from: from, to: to, atMS: nowMS,
        sinceMS: sinceMS, laptop: store.identity.laptop, clock: clock)
      return Handover(
        heading: heading,
        loose: try LooseWork.spots(view, due: due, row: row, nowMS: nowMS, clock: clock),
        soaks: due.filter { $0.kind == .soaking || $0.kind == .soakDue },
        owed: due.filter {
          [.notAccepted, .farFaceUnseen, .moduleChanged].contains($0.kind)
        },
        repeats: RepeatOffender.among(
          try FaultTrails(view: view, ports: ports).since(nowMS - Int64(Self.days) * 86_400_000),
          days: Self.days),
        faults: try faults(view, row),
        finished: try FinishedSheet(view: view, ports: ports).since(sinceMS), home: home)
    }
  }

  private func faults(_ view: StoreView, _ row: Thing?) throws -> [HandoverFault] {
    // A link that somebody only accepts is not being repaired.
    let repairs = try OpenRepair.all(view).filter(\.progress.opens)
    return try FaultRow.open(view, row: row?.id, nowMS: nowMS).map { open in
      let port = open.fault.body.port.map(open.link.near) ?? open.link.portA
      let repair = repairs.last { $0.job.link == open.link.id }
      return HandoverFault(
        ref: port.label, far: open.link.far(from: port.id).label, place: port.place,
        symptom: open.fault.body.symptom, ticket: open.fault.body.ticket,
        sinceMS: open.fault.atMS,
        repair: repair.map { "\($0.job.code) \($0.step), \($0.who)" })
    }
  }

  private static func home(_ home: SyncStatus.Home) -> HandoverHome {
    switch home {
    case .isCentral: .isCentral
    case .neverHeard(let own): .neverHeard(changes: own)
    case .heard(let laptop, _, let heardMS, let notHome, _):
      .heard(from: laptop, atMS: heardMS, notHome: notHome)
    }
  }
}
