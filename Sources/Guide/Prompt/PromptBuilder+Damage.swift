import Plant

/// A face that is, or was, damaged: it is named, and never forgotten by a key.
extension PromptBuilder {
  /// Plugs in although the faces were not both seen clean; the label says what was seen of them.
  func unseen(_ key: String) -> Choice {
    let word = state.seen.word
    return Choice(
      key, "plug in \(word.rawValue)",
      needs: [
        .text(
          question: word == .unseen ? "why unseen?" : "why, though \(word.rawValue)?",
          required: true)
      ],
      [
        .plugging(
          Plugging(
            joint: port.id, action: .plugIn, portFace: situation.portFace,
            cordPart: situation.cordFace.part, unseenReason: ReplyFill.someone))
      ])
  }

  /// The answer that a face is clean.
  ///
  /// Of one that was damaged it takes a word more, and says of each fibre that it is clean now.
  func seenClean(_ side: FaceSide) -> Choice {
    var look = Inspection(
      face: situation.face(side), joint: port.id, verdict: .clean, judgedBy: "person")
    guard let damage = state.damage(of: side) else {
      return Choice("1", "clean", [.inspection(look)])
    }
    // Where nobody said which, the whole face is: every connector has a first fibre.
    let all = Array(1...max(1, situation.fibreCounts[side] ?? 1))
    for fibre in damage.fibres.isEmpty ? all : damage.fibres { look.fibres[fibre] = .ok }
    let fibres = PlugSeen.Mark.words(damage.fibres)
    return Choice(
      "1", "clean", needs: [.sure(question: "\(fibres ?? "it") was DAMAGED: clean too, now?")],
      [.inspection(look)])
  }

  /// Where a damage is, who saw it and when; where it was not seen in this opening that is said nowhere else.
  func damageSeen(_ side: FaceSide) -> [String] {
    state.damage(of: side).map { damage in
      let fibres = PlugSeen.Mark.words(damage.fibres).map { "\($0), " } ?? ""
      let time = clock.timeOrDay(damage.atMS, near: nowMS)
      return ["seen: \(fibres)\(time) \(Columns.shorten(damage.technician, to: 12))"]
    } ?? []
  }

  /// What to do at a face, and, on a line of its own, what its last damage was.
  ///
  /// - Parameters:
  ///   - words: what to do.
  ///   - few: the same in few words, after which ` was DAMAGED` can be read.
  ///   - rest: what is said after that, if all is on one line.
  func withDamage(
    _ words: Wording, _ few: String, _ rest: String = "", of side: FaceSide
  ) -> Wording {
    guard let damage = state.damage(of: side) else { return words }
    let fibres = PlugSeen.Mark.words(damage.fibres).map { ": \($0)" } ?? ""
    let time = clock.timeOrDay(damage.atMS, near: nowMS)
    let was = "was DAMAGED\(fibres)"
    let whole = "\(was), \(time) \(Columns.shorten(damage.technician, to: 12))"
    let named = words.shorter.map { "\($0); \(was), \(time)" }
    let short =
      rest.isEmpty ? ["\(few) \(was)", "\(few) was DAMAGED"] : ["\(few) was DAMAGED\(rest)"]
    return .twoLines(words.whole, whole, or: named + short)
  }
}
