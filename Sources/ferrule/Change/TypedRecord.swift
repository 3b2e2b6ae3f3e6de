import Paper
import Plant
import Store

/// The values a person typed for a record, each read as its column takes it.
struct TypedRecord {
  let table: RecordTable
  private(set) var cells: [String: Cell] = [:]
  private(set) var texts: [String: String] = [:]
  private(set) var numbers: [String: Int] = [:]
  private(set) var things: [String: Thing] = [:]
  /// The columns typed with nothing after the `=`.
  private(set) var emptied: Set<String> = []

  /// Reads every KEY=VALUE.
  ///
  /// - Parameter rule: the name of the rule of the site that is edited.
  /// - Throws: an error with code `bad-value` that names the key, or what a REF throws.
  init(_ table: RecordTable, _ values: [KeyValue], _ view: StoreView, rule: String? = nil) throws {
    self.table = table
    var typed: [String: String] = [:]
    for value in values {
      let name = value.key.lowercased().replacing("-", with: "_")
      guard table.column(name) != nil else { throw Self.unknown(value.key, table) }
      guard typed.updateValue(value.value, forKey: name) == nil else {
        throw CommandError(.badInput, "bad-value", "\(name) is there twice.", next: "say it once")
      }
    }
    for (name, text) in typed.sorted(by: { $0.key < $1.key }) {
      guard let column = table.column(name) else { continue }
      if Self.isEmpty(text) {
        empty(column)
      } else {
        try read(column, try RecordText.required(text, name), typed, view)
      }
    }
    if table.kind == .policy, let value = texts["value"] {
      try Self.checkRule(texts["name"] ?? rule ?? "", value)
    }
  }

  /// Whether it is a rule of how a device type is built.
  ///
  /// - Throws: if it is one, and cannot be read.
  private static func isPortRule(_ name: String, _ value: String) throws -> Bool {
    if name.hasPrefix(PortRules.faceplate) {
      guard CageLayout(value) == nil else { return true }
      throw CommandError(
        .badInput, "bad-value", SafeLine.text("\(value) says not how the cages stand."),
        next:
          "value='rows=2 order=column cages=32 turned=2'; order is row, column or zigzag, turned none or rows"
      )
    }
    guard name.hasPrefix(PortRules.portNames) else { return false }
    guard PortRules.portNames(value) == nil else { return true }
    throw CommandError(
      .badInput, "bad-value",
      SafeLine.text("\(value) says not what the ports are called, or a name stands for two."),
      next: "value='mlx5_0=GPU0,RAIL0 mlx5_1=GPU1,RAIL1'")
  }

  /// That a rule of the site has a value that can be read.
  private static func checkRule(_ name: String, _ value: String) throws {
    let name = NameFolding.fold(name)
    if SiteRule.isName(name) {
      do {
        _ = try SiteRule(name: name, value: value)
        return
      } catch {
        throw CommandError(
          .badInput, "bad-value", SafeLine.text(error.sentence), next: "docs/polarity.md lists them"
        )
      }
    }
    let ranges = [
      "soak-minutes": 1...100_000, "max-cleans": 1...50, "clean-hours": 1...1_000,
      "kit-hours": 1...1_000,
    ]
    if name == "bundle-images" {
      guard ["all", "failed", "none"].contains(NameFolding.fold(value)) else {
        throw CommandError(
          .badInput, "bad-value", "bundle-images is all, failed or none.",
          next: "ferrule add policy name=bundle-images value=failed")
      }
      return
    }
    // Whatever is rung: an extension, a number abroad, a name.
    if name == "noc-number" { return }
    if name.hasPrefix("settle/") {
      let word = String(name.dropFirst("settle/".count))
      guard try Disagreement.isRuled(word) else {
        throw CommandError(
          .badInput, "bad-value",
          SafeLine.text("\(word) is no word of the list of things to decide."),
          next: "ferrule conflicts shows the words, such as same-alias, links and seen")
      }
      guard ["ask", SettlingRule.scanBeatsTyping.rawValue].contains(NameFolding.fold(value)) else {
        throw CommandError(
          .badInput, "bad-value", SafeLine.text("\(name) is ask or scan-beats-typing."),
          next: "ferrule add policy name=settle/same-alias value=ask")
      }
      return
    }
    if try isPortRule(name, value) { return }
    let switches = ["wet-clean-port", "wet-clean-cord", "seal-bundles"]
    guard ranges[name] != nil || switches.contains(name) else {
      throw CommandError(
        .badInput, "bad-value", SafeLine.text("No rule of the site is called \(name)."),
        next:
          "soak-minutes, wet-clean-port, wet-clean-cord, max-cleans, clean-hours, kit-hours, seal-bundles, bundle-images, noc-number, "
          + "settle/WORD, faceplate/TYPE, port-names/TYPE, joint-loss, splice-loss, attenuation/GRADE, module/PART, optic/NAME/NUMBER"
      )
    }
    let isRead =
      ranges[name].map { range in Int(value).map(range.contains) ?? false }
      ?? ["yes", "no"].contains(value)
    guard !isRead else { return }
    throw CommandError(
      .badInput, "bad-value", SafeLine.text("\(value) is no value of the rule \(name)."),
      next:
        "value=yes or no; soak-minutes takes 1 to 100000, max-cleans 1 to 50, clean-hours and kit-hours 1 to 1000"
    )
  }

  /// Whether a column was typed with a value.
  func has(_ name: String) -> Bool { cells[name] != nil && !emptied.contains(name) }

  mutating func setText(_ name: String, _ text: String) {
    texts[name] = text
    cells[name] = .text(text)
  }

  mutating func setNumber(_ name: String, _ number: Int) {
    numbers[name] = number
    cells[name] = .integer(number)
  }

  mutating func setThing(_ name: String, _ thing: Thing) {
    things[name] = thing
    cells[name] = .id(thing.id)
  }

  /// Says nothing about a column after all.
  mutating func drop(_ name: String) {
    cells[name] = nil
    emptied.remove(name)
  }

  private mutating func empty(_ column: RecordTable.Column) {
    emptied.insert(column.name)
    cells[column.name] = .missing
    if case .reference(_, let kindColumn?) = column.type { cells[kindColumn] = .missing }
  }

  private mutating func read(
    _ column: RecordTable.Column, _ text: String, _ typed: [String: String], _ view: StoreView
  ) throws {
    let name = column.name
    switch column.type {
    case .text:
      setText(name, text)
    case .words(let words):
      let word = text.lowercased()
      guard words.contains(word) else { throw refused(column, "\(text) is none of them") }
      setText(name, word)
    case .number(let range):
      guard text.utf8.count <= 9, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
        let number = Int(text), range.contains(number)
      else { throw refused(column, "\(text) is not one") }
      setNumber(name, number)
    case .flag:
      guard let flag = ["1": 1, "yes": 1, "0": 0, "no": 0][text.lowercased()] else {
        throw refused(column, "\(text) is neither")
      }
      setNumber(name, flag)
    case .guid:
      guard let guid = Self.guid(text) else { throw refused(column, "\(text) is not") }
      setText(name, guid)
    case .reference(let kinds, let kindColumn):
      let wanted = NameFolding.fold(kindColumn.flatMap { typed[$0] } ?? "")
      let narrowed = wanted.isEmpty ? kinds : kinds.filter { $0.rawValue == wanted }
      guard !narrowed.isEmpty else { throw refused(column, "\(wanted) is no kind of it") }
      let thing = try named(text, narrowed, view)
      setThing(name, thing)
      if let kindColumn { setText(kindColumn, thing.kind.rawValue) }
    case .kindOf(let other, _):
      guard let text = typed[other], !Self.isEmpty(text) else {
        throw refused(column, "say \(other)=REF")
      }
    }
  }

  /// The thing a REF names; a port stands for its link where a link is wanted.
  private func named(_ ref: String, _ kinds: [ThingKind], _ view: StoreView) throws -> Thing {
    if kinds == [.link] {
      let (link, _) = try view.link(named: ref)
      return Thing(kind: .link, id: link.id, label: link.label)
    }
    if let thing = try RecordSubject.thing(ref, kinds, view) { return thing }
    throw StoreError(
      .noSuchThing, "\(ref) has no record yet.", next: "ferrule add cable-end cable=… side=…")
  }

  private func refused(_ column: RecordTable.Column, _ why: String) -> CommandError {
    CommandError(
      .badInput, "bad-value", SafeLine.text("\(column.name) is \(column.type.text): \(why)."),
      next: "ferrule add \(table.kind.rawValue) --columns")
  }

  private static func unknown(_ key: String, _ table: RecordTable) -> CommandError {
    let known = table.columns.map(\.name).joined(separator: ", ")
    return CommandError(
      .badInput, "bad-value",
      SafeLine.text("A \(table.kind.word) has no column \(key)."), next: "one of: \(known)")
  }

  private static func isEmpty(_ text: String) -> Bool {
    NameFolding.fold(text).isEmpty
  }

  /// 16 small digits of `0x0002:c903:00a1:b2c3` and its like.
  private static func guid(_ text: String) -> String? {
    var digits = text.lowercased().filter { $0 != ":" && $0 != "-" }
    if digits.hasPrefix("0x") { digits.removeFirst(2) }
    guard (1...16).contains(digits.utf8.count),
      digits.utf8.allSatisfy({
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      })
    else { return nil }
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
