public import Plant

/// One report of a fault, and when it was closed.
public struct FaultReport: Hashable, Sendable {
  /// The report.
  public var fault: Recorded<Fault>
  /// When it was closed; ms UTC, nil if it is open.
  public var closedMS: Int64?

  /// All its parts.
  public init(fault: Recorded<Fault>, closedMS: Int64? = nil) {
    self.fault = fault
    self.closedMS = closedMS
  }

  /// The same reports, those of one fault together: on one link the same words under the same ticket, or none, each made
  /// while another was open.
  ///
  /// Two laptops that have not met report one fault twice; what comes again after it was closed is another one.
  public static func together(_ reports: [FaultReport]) -> [[FaultReport]] {
    var groups: [(reports: [FaultReport], fromMS: Int64, toMS: Int64)] = []
    var last: [Key: Int] = [:]
    for report in reports {
      let key = Key(report.fault.body)
      let (from, to) = (report.fault.atMS, report.closedMS ?? .max)
      guard let place = last[key], from < groups[place].toMS, groups[place].fromMS < to else {
        last[key] = groups.count
        groups.append(([report], from, to))
        continue
      }
      groups[place].reports.append(report)
      groups[place].fromMS = min(groups[place].fromMS, from)
      groups[place].toMS = max(groups[place].toMS, to)
    }
    return groups.map(\.reports)
  }

  /// Those of some faults that say the same as another one of them: only when they were closed tells whether they are one.
  public static func alike(_ faults: [Recorded<Fault>]) -> Set<ThingID> {
    let alike = Dictionary(grouping: faults) { Key($0.body) }.values.filter { $0.count > 1 }
    return Set(alike.flatMap { $0 }.map(\.id))
  }

  private struct Key: Hashable {
    var link: ThingID
    var symptom: String
    var ticket: String?

    init(_ fault: Fault) {
      link = fault.link
      symptom = NameFolding.fold(fault.symptom)
      ticket = fault.ticket.map(NameFolding.fold)
    }
  }
}
