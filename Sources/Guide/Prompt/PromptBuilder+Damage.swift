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

  /// What its last damage was, such as `was DAMAGED: fibre 4, 22:00 Ana`; nil if it has none.
  func damageWords(_ side: FaceSide) -> Wording? {
    guard let damage = state.damage(of: side) else { return nil }
    let fibres = PlugSeen.Mark.words(damage.fibres).map { ": \($0)" } ?? ""
    let time = clock.timeOrDay(damage.atMS, near: nowMS)
    let who = Columns.shorten(damage.technician, to: 12)
    return Wording(
      "was DAMAGED\(fibres), \(time) \(who)", or: "was DAMAGED\(fibres), \(time)",
      "was DAMAGED\(fibres)", "was DAMAGED")
  }

  /// Which face to look at, and what was wrong with it.
  ///
  /// - Parameters:
  ///   - name: what to look at, in words that may be left out.
  ///   - face: the same in few.
  ///   - others: whether the screen has more to say than that.
  func look(_ name: Wording, at face: String, _ side: FaceSide, others: Bool) -> [Wording] {
    guard let was = damageWords(side) else { return [name] }
    guard others else { return [name, was] }
    // There is one line for both.
    return [
      Wording(
        "\(name.whole), \(was.whole)", ["\(face) \(was.spellings[2])", "\(face) was DAMAGED"])
    ]
  }
}
