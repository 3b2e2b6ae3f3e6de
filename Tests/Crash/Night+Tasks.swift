internal import Foundation
internal import TestSupport

extension Night {
  /// Makes an errand ready; what it needs is done without a fault.
  func task(_ errand: Errand) throws -> Task {
    number += 1
    let word = "n-\(number)"
    switch errand {
    case .record: return recording(word, errand, in: Self.store)
    case .work: return working()
    case .importPlan: return try importing()
    case .export: return try exporting()
    case .sealed:
      let file = "out/sealed-\(number).bundle"
      return exporting(["--for", "LT-ANA", "--sealed"], .sealed(file), errand)
    case .snapshot:
      return exporting(["--snapshot"], .snapshot("out/snapshot-\(number).bundle"), errand)
    case .merge: return try merging()
    case .undo: return try undoing()
    case .grant: return try granting()
    case .join:
      let words = Self.words(ofBundle: 3)
      return making(
        ["init", "new-\(number).ferrule", "--from", Self.carried[2]], errand, says: "Made ", words,
        heardOf: ["LT-ANA"])
    case .joinSnapshot:
      return making(
        ["init", "new-\(number).ferrule", "--from", "files/start.snapshot"], errand,
        says: "Made ", [], heardOf: ["LT-RAJ"])
    case .newSite:
      return making(
        ["init", "new-\(number).ferrule", "--site", "s"], errand, says: "Made ", [], heardOf: [])
    case .restore:
      return making(
        ["restore", "files/start.backup", "new-\(number).ferrule"], errand, says: "", [],
        heardOf: ["LT-RAJ"])
    case .refold: return Task(errand: errand, call: raj(["refold"]), store: Self.store)
    case .next: return Task(errand: errand, call: raj(["next"]), store: Self.store)
    case .checklist: return try listing()
    case .backup:
      let file = "files/backup-\(number)"
      return Task(
        errand: errand, call: raj(["backup", file]), store: Self.store, makes: .backup(file),
        promises: { $0.isEmpty ? Promise() : Promise(files: [file]) })
    case .image:
      let name = "picture-\(number).png"
      try Data(PictureFile.png(seed: UInt64(number))).write(
        to: URL(filePath: floor.path("files/\(name)")))
      return Task(
        errand: errand,
        call: raj(["image", "add", "files/\(name)", "--face", "wide-1:3/port"]),
        store: Self.store, wholes: [[name]],
        promises: { Self.line("Added ", in: $0) == nil ? Promise() : Promise(words: [name]) })
    case .passOn:
      let store = try ownStore()
      return Task(
        errand: errand, call: passing(to: "Mina", note: word, in: store), store: store,
        isOwn: true, wholes: [[word]],
        promises: { Self.line("saved", in: $0) == nil ? Promise() : Promise(words: [word]) })
    case .takeOver:
      let store = try ownStore()
      // The dump has the name in small letters once somebody of that name has accepted.
      try floor.must(passing(to: word.uppercased(), note: "", in: store))
      return Task(
        errand: errand,
        call: Call(
          arguments: ["handover", "--accept", "--as", word], answers: ["1"], store: store),
        store: store, isOwn: true, wholes: [[word]],
        promises: { Self.line("saved", in: $0) == nil ? Promise() : Promise(words: [word]) })
    case .copied:
      let copy = "copy-\(number).ferrule"
      try FileManager.default.copyItem(atPath: floor.path(Self.store), toPath: floor.path(copy))
      var task = recording(word, errand, in: copy)
      task.isOwn = true
      return task
    }
  }

  private func raj(_ arguments: [String]) -> Call { Call(arguments: arguments, store: Self.store) }

  private func recording(_ word: String, _ errand: Errand, in store: String) -> Task {
    Task(
      errand: errand, call: Call(arguments: ["record", "note", "wide-1:3", word], store: store),
      store: store, wholes: [[word]],
      promises: { Self.line("Recorded ", in: $0) == nil ? Promise() : Promise(words: [word]) })
  }

  /// Passes the open repair on: it is loose from the start.
  private func passing(to whom: String, note: String, in store: String) -> Call {
    Call(arguments: ["handover", "--to", whom], answers: ["2", note], store: store)
  }

  func working() -> Task {
    let before = known.asks
    let answers = 6
    // Read out to the operations centre again and again: one fact an answer.
    return Task(
      errand: .work,
      call: Call(
        arguments: ["work", "wide-1:2", "--yes"], answers: Array(repeating: "3", count: answers),
        store: Self.store),
      store: Self.store, asks: answers,
      promises: { out in
        let saved = out.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count {
          $0.hasPrefix("saved ")
        }
        return Promise(asks: before + saved)
      })
  }

  private func importing() throws -> Task {
    let store = try ownStore()
    let first = 100
    let file = "files/plan.txt"
    if !floor.exists(file) { try write(WideFabric.text(switches: 10, after: first), to: file) }
    let words = Set((1...10).map { "wide-\(first + $0)" })
    return Task(
      errand: .importPlan,
      call: Call(
        arguments: ["import", "ibnetdiscover", file, "--source", "plan"], store: store),
      store: store, isOwn: true, wholes: [words],
      promises: { Self.line("  added: ", in: $0) == nil ? Promise() : Promise(words: words) })
  }

  private func exporting() throws -> Task {
    // Something new to carry.
    let note = recording("n-\(number)", .record, in: Self.store)
    let printed = try floor.must(note.call).out
    keep(note.promises(printed))
    known = try dump(Self.store)
    let bundle = "out/b-\(number).bundle"
    return Task(
      errand: .export, call: raj(["sync", "export", "-o", bundle]), store: Self.store,
      makes: .bundle(bundle),
      promises: { Self.line("Wrote ", in: $0) == nil ? Promise() : Promise(files: [bundle]) })
  }

  private func exporting(_ how: [String], _ made: Task.Made, _ errand: Errand) -> Task {
    Task(
      errand: errand, call: raj(["sync", "export", "-o", made.name] + how), store: Self.store,
      makes: made,
      promises: { Self.line("Wrote ", in: $0) == nil ? Promise() : Promise(files: [made.name]) })
  }

  /// A laptop nobody knows asks to belong to the site.
  private func granting() throws -> Task {
    let (spare, file, laptop) = ("spare.ferrule", "files/spare-\(number).join", "LT-\(number)")
    try floor.must(
      Call(arguments: ["init", spare, "--from", "files/first.bundle", "--laptop", laptop]))
    try floor.must(Call(arguments: ["join", "request", "-o", file], store: spare))
    floor.removeFile(spare)
    return Task(
      errand: .grant, call: raj(["join", "grant", file]), store: Self.store, wholes: [[laptop]],
      promises: { Self.line("VOUCHED ", in: $0) == nil ? Promise() : Promise(words: [laptop]) })
  }

  private func undoing() throws -> Task {
    let store = try ownStore()
    try floor.must(Call(arguments: ["sync", "merge", Self.carried[0]], store: store))
    let why = "merge 2, of LT-ANA, was undone"
    return Task(
      errand: .undo,
      call: Call(arguments: ["sync", "undo", "2", "--yes", "--with-open"], store: store),
      store: store, isOwn: true, isOnce: true, wholes: [[why]],
      promises: { Self.line("UNDONE ", in: $0) == nil ? Promise() : Promise(words: [why]) })
  }

  private func merging() throws -> Task {
    let store = try ownStore()
    return Task(
      errand: .merge,
      call: Call(arguments: ["sync", "merge"] + Self.carried, store: store), store: store,
      isOwn: true, wholes: (1...3).map(Self.words(ofBundle:)),
      promises: { out in
        let merged = Self.carried.indices.filter {
          Self.line("\(Self.carried[$0]) (", in: out) != nil
        }
        return Promise(
          words: merged.reduce(into: []) { $0.formUnion(Self.words(ofBundle: $1 + 1)) })
      })
  }

  private func making(
    _ arguments: [String], _ errand: Errand, says word: String, _ words: Set<String>,
    heardOf laptops: [String]
  ) -> Task {
    let store = "new-\(number).ferrule"
    return Task(
      errand: errand, call: Call(arguments: arguments), store: store, isOwn: true,
      wholes: words.isEmpty ? [] : [words], makes: .store(store, heardOf: laptops),
      promises: { out in
        let isSaid = word.isEmpty ? !out.isEmpty : Self.line(word, in: out) != nil
        return isSaid ? Promise(words: words, files: [store]) : Promise()
      })
  }

  private func listing() throws -> Task {
    let arguments = ["checklist", "--row", "R07"]
    let whole = try floor.must(raj(arguments)).out
    let file = "out/list-\(number).txt"
    return Task(
      errand: .checklist, call: raj(arguments + ["-o", file]), store: Self.store,
      makes: .text(file, whole))
  }

  /// A store for one task, made from what Raj carried out at first.
  private func ownStore() throws -> String {
    let store = "own-\(number).ferrule"
    try floor.must(Call(arguments: ["init", store, "--from", "files/start.bundle"]))
    return store
  }

  /// The first whole line that begins so.
  private static func line(_ start: String, in text: String) -> Substring? {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .first { $0.hasPrefix(start) }
  }
}
