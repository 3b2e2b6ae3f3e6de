/// A plan in which another cord is in the place of one, as if it had been changed already.
struct ExchangedCord<Source: FabricSource>: FabricSource {
  private let plan: Source
  /// The ends that are elsewhere than the plan has them; nil lies about.
  private var moved: [ThingID: Subject?] = [:]
  /// An end nobody has recorded yet.
  private let made: CableEnd

  /// - Parameters:
  ///   - end: the end that goes in at the port; its record may be still to come.
  ///   - old: the end that comes out there; nil if none is recorded.
  init(_ plan: Source, _ end: CableEnd, at port: ThingID, insteadOf old: CableEnd?) throws {
    self.plan = plan
    made = end
    // Whatever is in that connector comes out.
    for plug in try plan.sharers(of: port) {
      for landed in try plan.landedEnds(at: plug) { moved[landed.id] = .some(nil) }
    }
    moved[end.id] = .some(Subject(kind: .port, id: port))
    guard let old, old.cable != end.cable else { return }
    let left = try plan.ends(of: old.cable).filter { $0.id != old.id }
    let new = try plan.ends(of: end.cable).filter { $0.id != end.id }
    // Where the old cord's other end is the new one's goes in, too.
    guard left.count == 1, let other = left.first, new.count == 1, let its = new.first else {
      return
    }
    moved[its.id] = .some(other.isLanded ? other.place : nil)
    moved[other.id] = .some(nil)
  }

  private func put(_ end: CableEnd) -> CableEnd {
    guard let place = moved[end.id] else { return end }
    var end = end
    end.place = place
    end.state = place == nil ? .coiled : .landed
    return end
  }

  func landedEnds(at place: ThingID) throws -> [CableEnd] {
    let here = try plan.landedEnds(at: place).filter { moved[$0.id] == nil }
    let come = try moved.filter { $0.value?.id == place }.keys.compactMap { id in
      try ends(of: made.cable).first { $0.id == id }
    }
    return (here + come).sorted { $0.id < $1.id }
  }

  func ends(of cable: ThingID) throws -> [CableEnd] {
    var ends = try plan.ends(of: cable)
    if cable == made.cable, !ends.contains(where: { $0.id == made.id }) { ends.append(made) }
    return ends.map(put).sorted(by: CableEnd.precedes)
  }

  func sharers(of port: ThingID) throws -> [ThingID] { try plan.sharers(of: port) }
  func cable(_ id: ThingID) throws -> Cable? { try plan.cable(id) }
  func position(_ id: ThingID) throws -> PanelPosition? { try plan.position(id) }
  func positions(of cassette: ThingID, onPanel panel: ThingID) throws -> [PanelPosition] {
    try plan.positions(of: cassette, onPanel: panel)
  }
  func cassette(_ id: ThingID) throws -> Cassette? { try plan.cassette(id) }
  func brokenFibres(of cable: ThingID, leg: Int) throws -> [Int] {
    try plan.brokenFibres(of: cable, leg: leg)
  }
  func writtenFibres(of part: ThingID) throws -> [WrittenFibre] {
    try plan.writtenFibres(of: part)
  }
  func port(_ id: ThingID) throws -> FabricPort? { try plan.port(id) }
  func device(_ id: ThingID) throws -> Device? { try plan.device(id) }
  func module(_ id: ThingID) throws -> FabricModule? { try plan.module(id) }
}
