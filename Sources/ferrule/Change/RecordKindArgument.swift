import ArgumentParser
import Plant

/// A kind of record, as its table is called; hyphens and `row` are taken too.
struct RecordKindArgument: ExpressibleByArgument {
  var kind: ThingKind

  init?(argument: String) {
    let name = argument.lowercased().replacing("-", with: "_")
    let known = ["row": "rack_row", "position": "panel_position"][name] ?? name
    guard let kind = ThingKind(rawValue: known), RecordTable.addable.contains(kind) else {
      return nil
    }
    self.kind = kind
  }

  static var allValueStrings: [String] { RecordTable.addable.map(\.rawValue) }
}
