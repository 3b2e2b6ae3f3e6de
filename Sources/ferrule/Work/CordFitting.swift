import Guide
import Plant
import Store

/// Tries a cord in hand against the plan before it is plugged in, by what `check` judges with.
struct CordFitting {
  let store: Store
  let keyboard: Keyboard
  let link: ThingID
  let port: ThingID

  /// So many things that are wrong are said; `check` has all.
  private static let mostSaid = 2

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
      for finding in fit.findings.prefix(Self.mostSaid) {
        say("\(word): \(finding.placeText): \(finding.what)")
      }
      fit.findings.first.map { say("do: \($0.fix)") }
      return try reason()
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

  private func reason() throws -> Answer {
    while let text = keyboard.words("in all the same? say why; Enter: another one") {
      if text.isEmpty || text == "q" { return .another }
      if text.count > 1 { return .unfit(reason: text) }
      say("\(text) alone is too short")
    }
    throw PersonLeft()
  }

  private func say(_ text: String) {
    EchoedText.lines(text, indent: "").forEach(Console.out)
  }
}
