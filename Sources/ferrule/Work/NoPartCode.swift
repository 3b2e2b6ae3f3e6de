import Guide
import Plant
import Store

/// What a code is that no thing has, and that is no label of a part either: somebody's badge, the code of a job, or
/// the number of a ticket.
struct NoPartCode {
  private let people: Set<String>

  /// - Parameters:
  ///   - author: who scans.
  ///   - facts: what happened in the repair at hand: whoever is named there is known.
  init(author: String, _ facts: [Fact] = []) {
    let named = facts.flatMap { fact in
      let byWhom: String? =
        switch fact.body {
        case .answer(let answer): answer.speaker
        case .portGate(let gate): gate.byWhom
        case .soak(let soak): soak.byWhom
        case .signature(let signature): signature.byWhom
        default: nil
        }
      return [fact.technician, byWhom].compactMap(\.self)
    }
    people = Set(([author] + named).map(NameFolding.fold))
  }

  /// That it is one of these; nil if it is not.
  func words(_ code: String, _ view: StoreView) throws -> String? {
    guard code.count > 1 else { return nil }
    if let words = try Self.job(code, view) { return words }
    if try TicketFaults.named(code, view) != nil { return "\(code) is the number of a ticket" }
    let isPerson = try people.contains(NameFolding.fold(code)) || view.isPerson(code)
    return isPerson ? "\(code) is the name of a person" : nil
  }

  /// That it is the code of a job, and where one was that has ended; nil if it is none.
  static func job(_ code: String, _ view: StoreView) throws -> String? {
    // Of the same words an id may begin, which nobody pencils down.
    let open = try view.jobs(named: code).contains {
      !$0.id.description.hasPrefix(NameFolding.fold(code))
    }
    if open { return "\(code) is the code of a job" }
    return try ended(code, view)
  }

  /// That it is the code of a job that has ended, and where; nil if it is none.
  static func ended(_ code: String, _ view: StoreView) throws -> String? {
    guard try view.jobs(named: code).isEmpty, let fact = try view.jobs(everNamed: code).last,
      case .job(let job) = fact.body
    else {
      return nil
    }
    let place = try view.port(job.joint)?.label ?? view.position(job.joint)?.label
    return "\(code) is the code of an ended job" + (place.map { ", at \($0)" } ?? "")
  }
}
