import Guide
import Plant
import Store

/// Tries a cord in hand against the plan before it is plugged in, by what `check` judges with.
struct CordFitting {
  let store: Store
  let keyboard: Keyboard
  let link: ThingID
  let port: ThingID

  /// So many lines of what is wrong leave room for the question on a screen; so many of them for what to do.
  private static let (mostLines, mostDo) = (4, 2)

  /// What becomes of the cord.
  enum Answer: Equatable {
    case goOn
    /// It goes in although it does not fit by record.
    case unfit(reason: String)
    case another
  }

  /// Says whether it fits; one that does not goes in by a reason.
  ///
  /// - Throws: ``PersonLeft`` if nothing more will come.
  func judge(_ part: NewPart) throws -> Answer {
    let judged = try store.read { view in
      try cord(part, view).flatMap { cable, side in
        try view.fit(ofCord: cable, side: side, inPort: port, ofLink: link)
      }
    }
    guard let fit = judged else {
      say("NOT KNOWN by record: compare it with the old one")
      return .goOn
    }
    let word = fit.verdict.rawValue
    switch fit.verdict {
    case .fits:
      say("\(word) by record")
      return .goOn
    case .notKnown:
      say("\(word): \(fit.unknown ?? "which cord it is")")
      return .goOn
    case .misfits:
      let all = fit.findings.map { finding in
        (lines("\(word): \(finding.placeText): \(finding.what)"), lines("do: \(finding.fix)"))
      }
      if let (what, fix) = all.first {
        let fix = fix.prefix(Self.mostDo)
        (what.prefix(Self.mostLines - fix.count) + fix).forEach(Console.out)
      }
      return try reason(all.flatMap { $0 + $1 })
    }
  }

  private func cord(_ part: NewPart, _ view: StoreView) throws -> (ThingID, CableSide)? {
    switch part {
    case .end(let cable, let side): CableSide(rawValue: side).map { (cable, $0) }
    case .known(let id):
      try view.cable(ofEnd: id).flatMap { cable in
        try view.ends(ofCable: cable.id).first { $0.id == id }.map { (cable.id, $0.side) }
      }
    case .coded, .nameless: nil
    }
  }

  private func reason(_ all: [String]) throws -> Answer {
    while let text = keyboard.words("in all the same? say why; Enter: another one; ? tells all") {
      if text == "?" {
        all.forEach(Console.out)
        continue
      }
      if text.isEmpty || text == "q" { return .another }
      guard let words = PromptWords.refusal(text) else { return .unfit(reason: text) }
      say(words)
    }
    throw PersonLeft()
  }

  private func say(_ text: String) { lines(text).forEach(Console.out) }

  private func lines(_ text: String) -> [String] { EchoedText.lines(text, indent: "") }
}
