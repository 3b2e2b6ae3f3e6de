internal import Change
internal import GRDB
internal import Plant

/// The links that went out of use because a device or port did.
public struct RetiredLinks: Hashable, Sendable {
  /// Retired by the same hand at once with the thing, and nothing else keeps them out of use.
  public var together: [LinkRecord] = []
  /// Retired for a reason of their own, or their other end is out of use too.
  public var apart: [LinkRecord] = []

  /// None.
  public init() {}
}

extension StoreView {
  /// The retired links of a device or port, by whether they were retired with it.
  ///
  /// Empty for anything else, and for a thing that is in use.
  public func linksRetired(with thing: Thing) throws -> RetiredLinks {
    let ports: [ThingID] =
      switch thing.kind {
      case .device: try self.ports(ofDevice: thing.id).map(\.id)
      case .port: [thing.id]
      default: []
      }
    let retirements = try retirements(of: thing.kind, thing.id)
    guard !ports.isEmpty, !retirements.isEmpty else { return RetiredLinks() }
    var out = RetiredLinks()
    var met: Set<ThingID> = []
    for port in ports {
      for link in try retiredLinks(ofPort: port) where met.insert(link.id).inserted {
        let isTogether =
          try retirements.isSuperset(of: self.retirements(of: .link, link.id))
          && !isOutOfUse(link.far(from: port), besides: thing)
        if isTogether { out.together.append(link) } else { out.apart.append(link) }
      }
    }
    return out
  }

  /// The changes whose retirement of a record is live.
  private func retirements(of kind: ThingKind, _ id: ThingID) throws -> Set<ChangeNumber> {
    guard let table = catalogue.table(kind.rawValue),
      let place = table.index(ofGroup: Retirement.groupName)
    else { return [] }
    let cells = try RecordReading(db: db).cells(table, id)
    return Set(
      try stampedValues(table, id, table.groups[place], cells)
        .filter { Retirement.retires($0.value) }.map(\.change))
  }

  private func isOutOfUse(_ port: PortRecord, besides thing: Thing) throws -> Bool {
    if port.id == thing.id { return false }
    if port.retiredAtMS != nil { return true }
    if port.device == thing.id { return false }
    return try self.thing(.device, port.device)?.retiredAtMS != nil
  }
}
