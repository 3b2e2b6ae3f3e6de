import Paper
import Plant
import Store

/// What a person adds to a measurement on the command line.
struct SpokenCircumstances {
  /// Types read on parts.
  var printed: [PlacedWord]
  /// How keys of adapters lie.
  var keys: [PlacedWord]
  /// What other links on a part show: `2=5/6`.
  var siblings: [PlacedWord]
  /// Who answers at the other end.
  var peer: String?
  /// Whether there are errors or flaps.
  var hasErrors: Bool

  /// The same with what a person said over what was known; places are checked against the channel.
  func add(to known: Circumstances, of link: ExpectedLink) throws(CommandError) -> Circumstances {
    var out = known
    for word in printed {
      let segment = try segment(word, link, "--printed")
      out.printed[word.number - 1] = try design(word, segment)
    }
    for word in keys {
      guard let channel = link.channel, word.number <= channel.adapters.count else {
        throw noPlace(word, "--keys", link.channel?.adapters.count ?? 0, "adapter")
      }
      guard
        let keys = AdapterKeys.allCases.first(where: {
          [$0.letter, $0.rawValue].contains(word.word.lowercased())
        })
      else { throw notRead(word, "--keys", "a or b") }
      out.seenKeys[word.number - 1] = keys
    }
    for word in siblings {
      _ = try segment(word, link, "--siblings")
      let parts = word.word.split(separator: "/").compactMap { Int($0) }
      guard parts.count == 2, (1...999).contains(parts[1]), (0...parts[1]).contains(parts[0])
      else { throw notRead(word, "--siblings", "such as 5/6: of six tested, five show the same") }
      out.siblings[word.number - 1] = TrunkSiblings(tested: parts[1], same: parts[0])
    }
    out.hasErrors = known.hasErrors || hasErrors
    if let peer {
      guard let wanted = known.peer?.wanted else {
        throw CommandError(
          .usage, "peer-needs-link", "--peer says who answers; who should, only a LINK tells.",
          next: "ferrule explain LINK --peer PORT")
      }
      out.peer = PeerAnswer(wanted: wanted, found: peer.lowercased() == "none" ? nil : peer)
    } else {
      out.peer = nil
    }
    return out
  }

  private func segment(_ word: PlacedWord, _ link: ExpectedLink, _ option: String)
    throws(CommandError) -> Segment
  {
    guard let segment = link.channel?.segment(word.number - 1) else {
      throw noPlace(word, option, link.channel?.count ?? 0, "part")
    }
    return segment
  }

  private func design(_ word: PlacedWord, _ segment: Segment) throws(CommandError) -> PartDesign {
    let text = word.word.lowercased()
    if segment.part.kind == .cassette, let map = CassetteMap(rawValue: text) {
      return .cassette(map)
    }
    if let polarity = PolarityWord(rawValue: text), let one = segment.entryFace.kind,
      let other = segment.exitFace.kind, let design = polarity.design(one, other)
    {
      return design
    }
    throw notRead(word, "--printed", "a type that \(SafeLine.text(segment.part.label)) can have")
  }

  private func noPlace(_ word: PlacedWord, _ option: String, _ count: Int, _ what: String)
    -> CommandError
  {
    CommandError(
      .badInput, "no-such-place",
      count == 0
        ? "\(option) \(word.number)=…: no \(what) of the way is known."
        : "\(option) \(word.number)=…: the way has \(count) \(what)\(count == 1 ? "" : "s").",
      next: "ferrule explain --channel \"B a B a B\" \(option) …")
  }

  private func notRead(_ word: PlacedWord, _ option: String, _ wanted: String) -> CommandError {
    CommandError(
      .badInput, "bad-value",
      "\(option) \(word.number)=\(SafeLine.text(word.word)) is not \(wanted).",
      next: "mend that word, then type the command again")
  }
}
