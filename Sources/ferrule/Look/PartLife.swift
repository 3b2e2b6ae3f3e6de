import Guide
import Paper
import Plant
import Store

/// What a part went through, as lines and for programs: the bag it is in, where it was, what it served.
struct PartLife {
  /// The times it was in a port, oldest first.
  let stays: [PartStay]
  private static let mostFaults = 10

  /// The number of the bag it is in now; nil if it is in none.
  var bag: String? { stays.last?.bag }

  /// - Parameter nowMS: the laptop's clock; what is far ahead of it is no time to be told.
  func lines(nowMS: Int64) -> [String] {
    var lines: [String] = []
    for stay in stays {
      let word = stay.wentOut == nil ? "in    " : "was   "
      lines.append("  \(word) \(stay.port.label), \(Self.time(stay, nowMS))")
      for link in stay.links {
        let retired = link.retiredAtMS == nil ? "" : " (retired)"
        lines.append("  served \(link.label)\(retired)")
      }
      if stay.faults.count > Self.mostFaults {
        lines.append("  fault  \(stay.faults.count - Self.mostFaults) before these")
      }
      for fact in stay.faults.suffix(Self.mostFaults) {
        guard case .fault(let fault) = fact.body else { continue }
        let link = stay.links.first { $0.id == fault.link }
        let port = fault.port.flatMap { id in
          link.map { [$0.portA, $0.portB] }?.first { $0.id == id }
        }
        let place = port?.label ?? link?.label ?? "?"
        let ticket = fault.ticket.map { ", \($0)" } ?? ""
        lines.append("  fault  \(Self.words(fact, nowMS)) \(place): \(fault.symptom)\(ticket)")
      }
    }
    return lines.map(SafeLine.text)
  }

  private static func words(_ fact: Fact, _ nowMS: Int64) -> String {
    ClockText.minute(fact.atMS, nowMS: nowMS)
  }

  /// When it came and went and who says so; what nobody recorded is left out.
  private static func time(_ stay: PartStay, _ nowMS: Int64) -> String {
    let since = stay.cameIn.map { "since \(words($0, nowMS)) \($0.technician)" }
    let until = stay.wentOut.map { "until \(words($0, nowMS)) \($0.technician)" }
    return [since, until].compactMap { $0 }.joined(separator: ", ")
  }

  var json: JSONValue {
    .array(
      stays.map { stay in
        .object([
          ("ref", .string(stay.port.label)), ("in", Self.json(stay.cameIn)),
          ("out", Self.json(stay.wentOut)), ("bag", .optional(stay.bag)),
          ("links", .array(stay.links.map { .string($0.label) })),
          (
            "faults",
            .array(
              stay.faults.compactMap { fact in
                guard case .fault(let fault) = fact.body else { return nil }
                return .object([
                  ("id", .string(fact.id.description)), ("at", .string(TimeText.iso(fact.atMS))),
                  ("symptom", .string(fault.symptom)), ("ticket", .optional(fault.ticket)),
                ])
              })
          ),
        ])
      })
  }

  private static func json(_ fact: Fact?) -> JSONValue {
    guard let fact else { return .null }
    return .object([
      ("at", .string(TimeText.iso(fact.atMS))), ("technician", .string(fact.technician)),
    ])
  }
}
