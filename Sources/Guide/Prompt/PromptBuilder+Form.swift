import Plant

/// The form of a new module: what the record knows of it, and what the technician says.
extension PromptBuilder {
  func form() -> Draft {
    let known = situation.moduleForm ?? ModuleForm()
    let why = ReplyNeed.text(question: "by record it does not: why is it right?", required: true)
    return Draft(
      body: [verdict(known), cage(known), module(known)].map { Wording($0) },
      card: card(known),
      choices: [
        Choice(
          "1", "form is right", needs: known.verdict == .misfits ? [why] : [],
          [step(.form, "right")]),
        Choice(
          "2", "it does NOT fit",
          needs: [.text(question: "what is wrong with it?", required: true)],
          [step(.form, "wrong")]),
      ])
  }

  /// The word first, then what the label says too; the card has the whole of a long number.
  private func verdict(_ known: ModuleForm) -> String {
    let word = known.verdict.rawValue
    guard let number = known.partNumber else {
      return word + (known.verdict == .notKnown ? ": compare with the one before" : " by record")
    }
    return "\(word): \(Columns.shorten(number, to: Columns.width - 2 - Columns.count(word)))"
  }

  private func cage(_ known: ModuleForm) -> String {
    let plug = "plug \(Self.words(known.plug) ?? "not known")"
    guard let cage = known.cage else {
      return known.plug.kind == nil ? "CAGE and plug not known" : "CAGE not known, \(plug)"
    }
    return "CAGE \(Self.form(Self.shells(cage), cage.top, cage.ports)), \(plug)"
  }

  /// In the order of the line of the cage, so that what differs stands one above the other.
  private func module(_ known: ModuleForm) -> String {
    if known.isUnknownModule { return "THIS ONE not known: read its label" }
    let shell = known.part?.formFactor.text
    let form = Self.form(shell, known.top, known.connectors)
    let plug = Self.words(known.face).map { "plug \($0)" }
    return "THIS " + [form.isEmpty ? nil : form, plug].compactMap { $0 }.joined(separator: ", ")
  }

  /// What does not fit the lines of the screen: the name, the optic, what is wrong and what would do.
  private func card(_ known: ModuleForm) -> [String] {
    var lines: [String] = []
    let own = [situation.portPartName, known.partNumber, known.part?.opticName]
    let names = own.compactMap { $0 }
    if !names.isEmpty { lines.append("THIS ONE \(names.joined(separator: ", "))") }
    lines += known.faults(at: port.label)
    return Array(lines.flatMap { Columns.wrap($0, indent: " ") }.prefix(Columns.height))
  }

  /// Such as `OSFP fin, 2 ports`.
  private static func form(_ shell: String?, _ top: ModuleTop?, _ ports: Int?) -> String {
    let shape = [shell, top.map { shell == nil ? "\($0.rawValue) top" : $0.rawValue }]
    let words = shape.compactMap { $0 }.joined(separator: " ")
    let count = ports.map { $0 == 1 ? "1 port" : "\($0) ports" }
    return [words.isEmpty ? nil : words, count].compactMap { $0 }.joined(separator: ", ")
  }

  /// Such as `QSFP112/56/28`: a later cage takes earlier modules.
  private static func shells(_ cage: ModuleCage) -> String {
    let shells = FormFactor.allCases.filter(cage.formFactors.contains).map(\.text)
    let later = shells.dropFirst().map { $0.hasPrefix("QSFP") ? String($0.dropFirst(4)) : $0 }
    return (shells.prefix(1) + later).joined(separator: "/")
  }

  /// Such as `MPO-12 APC`; nil if nobody said which connector.
  private static func words(_ face: FaceType) -> String? {
    guard let kind = face.kind else { return nil }
    let name = kind == .lc ? "LC" : kind.text
    return name + (face.polish.map { " \($0.text)" } ?? "")
  }
}
