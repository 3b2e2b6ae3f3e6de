import Plant

/// What is asked of who goes home and of who takes over: at most 6 lines of 40 columns.
public enum HandoverPrompt {
  /// What can be answered about a loose end, with the digit that stands for it.
  public enum Answer: Int, Hashable, Sendable, CaseIterable {
    /// It stays as it is: open, or passed on already.
    case leave = 1
    /// It is passed on by name.
    case pass
    /// It is no longer loose.
    case close
    /// It was passed on, and is so no more.
    case takeBack
  }

  /// What can be said about a place.
  ///
  /// - Parameters:
  ///   - to: who takes over.
  ///   - closing: what is said when it is no longer loose, such as `done`; nil if that is recorded
  ///     elsewhere.
  public static func answers(_ place: LoosePlace, to: String, closing: String?) -> [Answer] {
    Answer.allCases.filter { answer in
      switch answer {
      case .leave: true
      case .pass: place.ends.contains { !isWith(to, $0.hand) }
      case .close: closing != nil
      case .takeBack: place.ends.contains { if case .passed = $0.hand { true } else { false } }
      }
    }
  }

  /// The screen of one loose end for who goes home.
  ///
  /// - Parameters:
  ///   - number: which one, and of how many.
  ///   - command: what to type about it.
  public static func passing(
    _ place: LoosePlace, _ number: (at: Int, of: Int), to: String, closing: String?,
    command: String?, clock: FloorClock
  ) -> [String] {
    let isOpen = place.ends.contains { if case .open = $0.hand { true } else { false } }
    let choices = answers(place, to: to, closing: closing).map { answer in
      switch answer {
      case .leave: isOpen ? "1 still open" : "1 leave it so"
      case .pass: "2 pass to \(Columns.shorten(to, to: 16))"
      case .close: "3 \(closing ?? "done")"
      case .takeBack: "4 take it back"
      }
    }
    return screen(
      head: ("LOOSE \(number.at)/\(number.of)  ", place), said: hand(place, clock),
      last: command.map { "do: \($0)" }, choices: choices)
  }

  /// The screen of one loose end for who takes over.
  ///
  /// - Parameters:
  ///   - number: which one, and of how many.
  ///   - left: how many wait for an answer, this one too.
  ///   - passings: who passed it on and what was said; the latest is shown.
  public static func accepting(
    _ place: LoosePlace, _ number: (at: Int, of: Int), left: Int, _ passings: [PassedOn],
    clock: FloorClock
  ) -> [String] {
    let said = passings.last.map { passing in
      "\(passing.task.technician) \(clock.hourMinute(passing.task.atMS))"
        + (passing.note.map { ": \($0)" } ?? " passes it to you")
    }
    let choices = ["1 accept"] + (left > 1 ? ["2 accept all \(left)"] : []) + ["3 refuse"]
    return screen(
      head: ("HANDED \(number.at)/\(number.of)  ", place), said: said, last: nil, choices: choices)
  }

  /// Whether a loose end waits for this person, or is theirs already.
  private static func isWith(_ name: String, _ hand: LooseHand) -> Bool {
    let who: String? =
      switch hand {
      case .open, .refused: nil
      case .passed(let to, _, _, _, _): to
      case .accepted(let by, _, _, _): by
      }
    return who.map { NameFolding.fold($0) == NameFolding.fold(name) } ?? false
  }

  private static func hand(_ place: LoosePlace, _ clock: FloorClock) -> String? {
    switch place.hand {
    case .open?: return nil
    case let hand?: return hand.text(clock)
    case nil:
      let open = place.ends.count { $0.hand == .open }
      return open > 0 ? "\(open) of \(place.ends.count) are nobody's" : "some each"
    }
  }

  private static func screen(
    head: (word: String, place: LoosePlace), said: String?, last: String?, choices: [String]
  ) -> [String] {
    let place = head.place
    let room = Columns.width - Columns.count(head.word)
    let rows = Columns.rows(choices)
    let keys = "? all of it  u undo  q leave"
    let first = head.word + Columns.shorten(place.ref, to: room)
    let site = [place.place?.text, place.ticket].compactMap { $0 }.joined(separator: "  ")
    // What is left out first where the choices take two lines: the command, then the place.
    let spare = Columns.height - 2 - rows.count - 1
    let wanted = [said, site.isEmpty ? nil : site, last]
    let kept = Set(wanted.indices.filter { wanted[$0] != nil }.prefix(spare))
    let middle = [
      kept.contains(1) ? wanted[1] : nil, place.words(to: Columns.width),
      kept.contains(0) ? said : nil,
      kept.contains(2) ? last : nil,
    ].compactMap { $0 }
    return ([first] + middle + rows + [keys]).map(Columns.cut)
  }
}
