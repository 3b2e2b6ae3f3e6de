/// Why an answer cannot be recorded as it is.
public enum ReplyError: Error, Hashable, Sendable {
  /// Something the choice needs was not said.
  case missing(question: String)
  /// A text is longer than is kept.
  case tooLong(limit: Int)
  /// A text holds something that cannot be printed.
  case unprintable
  /// Minutes below one or above a year.
  case badMinutes(Int)
  /// A lane outside 0 to 16.
  case badLane(Int)
  /// A power of a lane outside -60 to +30 dBm.
  case badPower(lane: Int)
  /// A lane the port does not have; with the numbers of those it has, as this reading counts them, and
  /// whether they might be counted on from its module's first port.
  case noSuchLane(Int, port: String, numbers: ClosedRange<Int>, isSecond: Bool)
  /// What was typed for lanes that are low names none, and is no words either.
  case noLowLanes(String)
  /// A fibre the face does not have, of so many.
  case badFibre(Int, of: Int)
  /// A length that is none, or above 200 km; mm.
  case badLength(Int64)
  /// A code that is not six letters and digits.
  case badJobCode(String)
  /// The part that goes in is the one that came out.
  case samePart

  /// A sentence a technician can read.
  public var text: String {
    switch self {
    case .missing(let question): "still needed: \(question)"
    case .tooLong(let limit): "too long: \(limit) characters at most"
    case .unprintable: "that has characters that cannot be printed: type it again"
    case .badMinutes: "minutes: a number from 1 to 525600"
    case .badLane(let lane): "lane \(lane): lanes are 0 to 16"
    case .badPower(let lane): "lane \(lane): a power is -60 to 30 dBm"
    case .noSuchLane(let lane, let port, let numbers, let isSecond):
      Self.text(noLane: lane, port, numbers, isSecond)
    case .noLowLanes(let text):
      "\(Columns.shorten(text, to: 20)): lanes as 1 3 or 1-4, with their power as 3 -9.1 dBm"
    case .badFibre(let fibre, let count): "no fibre \(fibre): they are 1 to \(count)"
    case .badLength: "length: from 1 mm to 200 km"
    case .badJobCode(let code): "\(code): a code is six letters and digits"
    case .samePart: "that is the part that came out: scan the new one"
    }
  }

  private static func text(
    noLane lane: Int, _ port: String, _ numbers: ClosedRange<Int>, _ isSecond: Bool
  ) -> String {
    let count = numbers.count
    let (first, last) = (numbers.lowerBound, numbers.upperBound)
    let own = count == 1 ? "1 lane, number \(first)" : "\(count) lanes, \(first) to \(last)"
    let onward = isSecond && first == 1
    let other =
      !onward ? "" : count == 1 ? " or \(last + 1)" : " or \(last + 1) to \(last + count)"
    let isOther = onward && (last + 1...last + count).contains(lane)
    return "\(port) has \(own)\(other)"
      + (isOther ? ", not some of each" : "; it has no lane \(lane)")
  }
}
