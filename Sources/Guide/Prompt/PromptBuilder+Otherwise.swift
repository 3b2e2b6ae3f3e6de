import Plant

/// A plug that is not the one on record: found so, it stays in until somebody chose what to do about it.
extension PromptBuilder {
  /// What may be answered where a plug is to be pulled.
  func unplugging() -> [Choice] {
    [pull("1", "unplugged", cordPart: situation.cordFace.part), looksOtherwise("2")]
  }

  private func pull(_ key: String, _ label: String, cordPart: ThingID?) -> Choice {
    Choice(
      key, label,
      [
        .plugging(
          Plugging(
            joint: state.plugSpot.id, action: .unplug,
            portFace: panelMove == nil ? situation.portFace : nil, cordPart: cordPart))
      ])
  }

  private func looksOtherwise(_ key: String) -> Choice {
    let spot = Subject(
      kind: situation.isOnPanel ? .panelPosition : .port, id: state.plugSpot.id)
    return Choice(
      key, "it looks otherwise", needs: [.text(question: "what is there?", required: true)],
      [.seen(Seen(subject: spot, origin: .typed))])
  }

  /// Another label in the joint is no plug to pull: the right one hangs elsewhere, or the record is wrong.
  func otherwise(_ found: String) -> Draft {
    let name = situation.cordName.map { Columns.shorten($0, to: 32) }
    let find = name.map { "DO NOT PULL. Find \($0): scan labels" }
    let plain = "DO NOT PULL. Scan labels"
    let onPlug = situation.neighbours.filter(\.sharesPlug).map(\.port.name)
    let mates = Wording.list(onPlug) { "same plug: \($0)" }
    return Draft(
      body: [
        Wording(
          "FOUND: \(Columns.shorten(found, to: 200))",
          or: "FOUND: \(Columns.shorten(found, to: 72))", "FOUND: \(Columns.shorten(found, to: 33))"
        ),
        find.map { Wording($0, or: plain) } ?? Wording(plain),
      ] + (onPlug.isEmpty ? [] : [Wording(mates.whole, mates.shorter + [""])]),
      card: panelMove != nil ? card() : situation.isOnPanel ? [] : Faceplate.card(state),
      choices: [
        Choice("1", "right cord found", [step(.open, "found", nil)]),
        Choice(
          "2", "set aside",
          [step(.quarantine, "link", nil, reason: "at \(label(state.plugSpot)): \(found)")]),
        // Whose plug it is then is not on record; one that is moved is told apart by where it goes.
        pull(
          "3", "pull it all the same",
          cordPart: panelMove == nil ? nil : situation.cordFace.part),
      ])
  }
}
