public import Plant

/// One thing and all that is loose there: what is closed or passed on in one go.
public struct LoosePlace: Hashable, Sendable {
  /// The port, panel position, tool or other thing.
  public var subject: Subject
  /// What to type for it.
  public var ref: String
  /// Where it is; nil if nobody knows.
  public var place: Place?
  /// The ticket it belongs to.
  public var ticket: String?
  /// What is loose, most urgent first.
  public var ends: [LooseEnd]
  /// What to do next, one after the other.
  public var next: [LooseNext]

  /// All its parts.
  public init(
    subject: Subject, ref: String, place: Place? = nil, ticket: String? = nil, ends: [LooseEnd],
    next: [LooseNext]
  ) {
    self.subject = subject
    self.ref = ref
    self.place = place
    self.ticket = ticket
    self.ends = ends
    self.next = next
  }

  /// Spots put together by the thing they are about, in the order they came.
  public static func all(_ spots: [LooseSpot]) -> [LoosePlace] {
    var places: [LoosePlace] = []
    var indices: [ThingID: Int] = [:]
    for spot in spots {
      guard let subject = spot.subject else { continue }
      if let index = indices[subject.id] {
        places[index].ends = (places[index].ends + spot.ends).sorted { $0.kind < $1.kind }
        places[index].next.append(spot.next)
        places[index].ticket = places[index].ticket ?? spot.ticket
      } else {
        indices[subject.id] = places.count
        places.append(
          LoosePlace(
            subject: subject, ref: spot.ref, place: spot.place, ticket: spot.ticket,
            ends: spot.ends, next: [spot.next]))
      }
    }
    return places
  }

  /// The one thing that is true of all ends; nil where they differ.
  public var hand: LooseHand? {
    let hands = Set(ends.map(\.hand))
    return hands.count == 1 ? hands.first : nil
  }

  /// What is loose in a line, such as `CORD OUT, NO CAP x2, SHUT`.
  public var words: String {
    var counts: [(word: String, count: Int)] = []
    for end in ends {
      if counts.last?.word == end.word {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((end.word, 1))
      }
    }
    return counts.map { $0.count == 1 ? $0.word : "\($0.word) x\($0.count)" }
      .joined(separator: ", ")
  }

  /// The same in so many columns: shorter words, then how many more kinds there are.
  public func words(to width: Int) -> String {
    if Columns.count(words) <= width { return words }
    let all = words.replacing("CORD OUT", with: "OUT").split(separator: ", ")
    for kept in stride(from: all.count, to: 0, by: -1) {
      let left = all.count - kept
      let text = all.prefix(kept).joined(separator: ", ") + (left > 0 ? " +\(left)" : "")
      if Columns.count(text) <= width { return text }
    }
    return "\(ends.count) loose"
  }

  /// The passings that wait for this person's word, in order; what became loose since is not among
  /// what was passed on.
  public func passings(for technician: String, _ facts: [Fact]) -> [PassedOn] {
    let known = PassedOn.all(facts)
    return facts.compactMap { known[$0.id] }.filter { passing in
      passing.waits(for: technician) && ends.contains { $0.sinceMS <= passing.task.atMS }
    }
  }
}
