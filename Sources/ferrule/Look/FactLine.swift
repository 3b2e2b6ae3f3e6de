import Guide
import Paper
import Plant
import Store

/// One fact as a line.
struct FactLine {
  var atMS: Int64
  var who: String
  var kind: String
  var id: String
  var what: String
  /// With what a result was made, and how that stood.
  var kit: KitStamp?

  static func make(_ view: StoreView, _ fact: Fact) throws -> FactLine {
    let words = try FactWords(view: view).text(fact)
    let isHearsay = if case .plugging = fact.body { try view.isStated(fact) } else { false }
    var line = FactLine(
      atMS: fact.atMS, who: fact.technician, kind: fact.body.table, id: fact.id.description,
      what: isHearsay ? "said from memory: \(words)" : words)
    line.kit = try view.kitStamp(of: fact)
    return line
  }

  /// A value of a record.
  init(_ edit: RecordEdit) {
    self.init(atMS: edit.atMS, who: edit.who, kind: "record", id: "", what: edit.what)
  }

  init(atMS: Int64, who: String, kind: String, id: String, what: String) {
    self.atMS = atMS
    self.who = who
    self.kind = kind
    self.id = id
    self.what = what
  }

  /// - Parameter nowMS: the laptop's clock; what is far ahead of it is no time to be told.
  static func table(_ lines: [FactLine], nowMS: Int64) -> String {
    var table = Table(["when", "who", "what"])
    for line in lines {
      table.add([
        ClockText.minute(line.atMS, nowMS: nowMS), line.who,
        SafeLine.text([line.what, line.kit?.text].compactMap(\.self).joined(separator: "; ")),
      ])
    }
    return table.text()
  }

  var json: JSONValue {
    .object([
      ("id", .optional(id.isEmpty ? nil : id)), ("at", .string(TimeText.iso(atMS))),
      ("technician", .string(who)),
      ("kind", .string(kind)), ("what", .string(what)), ("kit", kit?.json ?? .null),
    ])
  }
}
