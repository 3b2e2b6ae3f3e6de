import Plant

/// Faces that were seen clean, and have stood open too long since.
extension PromptBuilder {
  /// Says since when, and asks for another look.
  func oldLook(_ lookMS: Int64) -> Draft {
    let time = clock.moment(lookMS, near: nowMS)
    let again = FaceSide.allCases.map { side in
      step(side == .port ? .inspectPort : .inspectCord, "again", side)
    }
    return Draft(
      body: [
        Wording("seen clean \(time), open since: look again", or: "seen clean \(time): look again")
      ] + unfit,
      extra: cordOut, choices: [Choice("1", "look again", again), unseen("2")])
  }
}
