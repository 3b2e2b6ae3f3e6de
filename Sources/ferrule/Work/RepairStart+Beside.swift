import Guide
import Plant
import Store

/// Jobs that are open where another one would be begun.
extension RepairStart {
  /// An open job that asks for all that another could ask for is named, and none is begun beside it.
  ///
  /// That is any job of a link that is only to be accepted, and whoever has a joint in hand that is to be opened.
  func checkBeside(_ open: [OpenRepair], _ wanted: Procedure, at port: PortRecord) throws {
    // The task of a spare leg is what is due, whatever is open on its link.
    guard procedure != nil, !SpareStart.isNeeded(wanted) else { return }
    let isLook = wanted.start == .untouched
    let rivals = open.filter { isLook || $0.hasInHand(port.id) }
    guard let rival = foremost(rivals), isLook || !isSure else { return }
    throw CommandError(
      .badInput, "job-open",
      "\(rival.job.code) is open at \(rival.ref) (\(rival.job.procedure), \(rival.who)): "
        + "no \(wanted.name) is begun beside it.",
      next: try next(rival, mayBegin: !isLook))
  }

  /// Ports that have one plug are one joint: whoever has it in hand at another of them, or has it out, is named.
  ///
  /// - Parameter onPlug: the open jobs at its other ports.
  func checkPlug(_ onPlug: [OpenRepair], _ wanted: Procedure, at port: PortRecord) throws {
    guard wanted.start != .untouched, !SpareStart.isNeeded(wanted), !isSure else { return }
    guard let rival = foremost(onPlug.filter(\.hasPlugInHand)) else { return }
    let isOut = rival.state.isPlugged ? "" : ", and the plug is OUT"
    throw CommandError(
      .badInput, "job-open",
      "\(port.label) has one plug with \(rival.ref)\(isOut): \(rival.job.code) is open there "
        + "(\(rival.job.procedure), \(rival.who)), no \(wanted.name) is begun beside it.",
      next: try next(rival, mayBegin: true))
  }

  /// One's own before others', then the latest.
  private func foremost(_ rivals: [OpenRepair]) -> OpenRepair? {
    rivals.last { $0.isOf(author) } ?? rivals.last
  }

  private func next(_ rival: OpenRepair, mayBegin: Bool) throws -> String {
    try store.read { try rival.resuming($0) } + (mayBegin ? "; or begin beside it with --yes" : "")
  }
}
