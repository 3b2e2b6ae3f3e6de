import Guide
import Paper
import Plant

/// What is loose, for whoever is about to take away what it stands on.
enum LooseLines {
  /// A line an end, such as `S1-P2:11/2 CORD OUT: cord out since 22:00, unplugged by Ana`.
  static func lines(_ spots: [LooseSpot], most: Int = 20) -> [String] {
    let all = spots.flatMap { spot in
      spot.ends.map { end in
        SafeLine.text("\(spot.ref) \(word(end)): \(end.what)")
      }
    }
    guard all.count > most else { return all }
    return all.prefix(most) + ["and \(all.count - most) more; --json has all"]
  }

  /// In a sentence, such as `S1-P2:11/2 (CORD OUT, NO CAP x2, SHUT, REPAIR 73XH6A-T: Ana is repairing this joint)`.
  static func sentence(_ spots: [LooseSpot], most: Int = 8) -> String {
    let places = spots.prefix(most).map { spot in
      var counts: [(word: String, count: Int)] = []
      for end in spot.ends {
        let word = end.code == nil ? word(end) : "\(word(end)): \(end.what)"
        if counts.last?.word == word {
          counts[counts.count - 1].count += 1
        } else {
          counts.append((word, 1))
        }
      }
      let words = counts.map { $0.count == 1 ? $0.word : "\($0.word) x\($0.count)" }
      return "\(spot.ref) (\(words.joined(separator: ", ")))"
    }
    let more = spots.count > most ? " and \(spots.count - most) more places" : ""
    return SafeLine.text(places.joined(separator: "; ") + more)
  }

  /// For programs, an object an end.
  static func json(_ spots: [LooseSpot]) -> JSONValue {
    .array(
      spots.flatMap { spot in
        spot.ends.map { end in
          .object([
            ("ref", .string(spot.ref)), ("kind", .string(end.kind.rawValue)),
            ("code", .optional(end.code?.stored)), ("what", .string(end.what)),
            ("since", .string(TimeText.iso(end.sinceMS))),
            ("next", .string(LooseCommand.text(spot.next))),
          ])
        }
      })
  }

  private static func word(_ end: LooseEnd) -> String {
    end.code.map { "\(end.kind.word) \($0)" } ?? end.kind.word
  }
}
