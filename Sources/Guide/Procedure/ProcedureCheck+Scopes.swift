import Plant

/// What may be left out by `media` and `when`, and what is on the screen.
extension ProcedureCheck {
  /// What only fibre has.
  private static let ofFibre: Set<StepVerb> = [
    .inspectPort, .inspectCord, .polarity, .loss, .readLanes, .lanes, .brokenFibres,
  ]

  /// A step of the repair itself is due whatever the link is made of and whatever was changed: left out, it
  /// is passed over as if it were done.
  mutating func checkScopes() {
    for step in procedure.steps {
      let word = step.verb.rawValue
      if step.isForChanges, step.verb.test == nil {
        find(.unsafe, step, "\(word) is done whether a cord was changed or not: leave out when")
      }
      if Self.ofFibre.contains(step.verb) {
        if !step.media.contains(.fibre) {
          find(.unreachable, step, "\(word) is of fibre only, and media leaves fibre out")
        }
      } else if !step.media.isSuperset(of: Medium.allCases) {
        find(.unsafe, step, "\(word) is done whatever the link is made of: leave out media")
      }
    }
    let looks = procedure.has(.inspectPort) || procedure.has(.inspectCord)
    if looks, !procedure.ladder.contains(.dry) {
      find(.unsafe, nil, line: procedure.ladderLine, "clean: nothing cleans a dirty face: add dry")
    } else if let wet = procedure.ladder.firstIndex(of: .wet),
      !procedure.ladder[..<wet].contains(.dry)
    {
      find(.unsafe, nil, line: procedure.ladderLine, "clean: dry comes before wet")
    }
  }

  /// Texts go to a terminal: what moves the cursor, or turns or hides what is written, is refused.
  mutating func checkTexts() {
    if !Columns.isPrintable(procedure.about) {
      find(.unsafe, nil, "about has a character that is not shown as it is written")
    }
    for step in procedure.steps {
      for (key, text) in [("screen", step.title), ("why", step.why)]
      where !Columns.isPrintable(text) {
        find(.unsafe, step, "\(key) has a character that is not shown as it is written")
      }
    }
  }
}
