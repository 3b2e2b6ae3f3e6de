internal import Foundation
internal import GRDB
internal import Guide
internal import Plant

/// What counts as a repair of a link.
extension StoreView {
  /// The repairs of a link begun since then in which something was opened or changed, each with its parts: what
  /// was gone on with from memory on another laptop is the same repair, and so is what was done for the same fault, as
  /// at the other end.
  ///
  /// - Parameters:
  ///   - jobs: all of the link that count.
  ///   - faults: the reports of the link, those of one fault together.
  func repairs(
    _ link: LinkRecord, _ jobs: [Recorded<Job>], of faults: [[FaultReport]], sinceMS: Int64
  ) throws -> [[Recorded<Job>]] {
    var first: [ThingID: ThingID] = [:]
    for reports in faults {
      for report in reports { first[report.fault.id] = reports.first?.fault.id }
    }
    func isOne(_ job: Job, _ other: Job) -> Bool {
      if job.isSameRepair(as: other) { return true }
      guard let fault = job.fault, let otherFault = other.fault else { return false }
      return fault == otherFault || first[fault].map { $0 == first[otherFault] } ?? false
    }
    var repairs: [[Recorded<Job>]] = []
    for job in jobs where job.atMS >= sinceMS && job.job == nil {
      if let place = repairs.firstIndex(where: {
        $0.contains { isOne($0.body, job.body) }
      }) {
        repairs[place].append(job)
      } else {
        repairs.append([job])
      }
    }
    guard !repairs.isEmpty else { return [] }
    var opened = try jobsThatOpened(link, jobs)
    // What a repair led to is part of it.
    for job in jobs where opened.contains(job.id) { opened.formUnion([job.job].compactMap(\.self)) }
    return repairs.filter { $0.contains { opened.contains($0.id) } }
  }

  /// The jobs in which something was plugged or changed at the joints of a link.
  private func jobsThatOpened(_ link: LinkRecord, _ jobs: [Recorded<Job>]) throws -> Set<ThingID> {
    var places = Set(jobs.map(\.body.joint) + [link.portA.id, link.portB.id])
    places.formUnion(try [link.portA, link.portB].map { try moduleHolder($0).id })
    places.formUnion(try way(ofLink: link, from: link.portA.id).positions.map(\.id))
    var opened: Set<ThingID> = []
    for place in places {
      for (table, column) in [("plugging", "joint"), ("part_move", "place")] {
        let found = try rows(
          """
          SELECT DISTINCT job FROM \(table)
          WHERE \(column) = ? AND job IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM superseded WHERE fact = \(table).id)
          """, [place.data])
        opened.formUnion(found.compactMap { $0.id("job") })
      }
    }
    return opened
  }
}
