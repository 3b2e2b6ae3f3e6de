import Plant
import Store

/// What a port's name says about the cage it is in, on devices whose numbering is known.
enum PortFilling {
  /// Gives the port its canonical name, and its cage, connector and side where they were not typed.
  ///
  /// - Returns: what the person should know.
  static func fill(_ record: inout TypedRecord, _ view: StoreView) throws -> [String] {
    guard record.table.kind == .port, let device = record.things["device"],
      let typed = record.texts["name"]
    else { return [] }
    let model = try view.fields(of: device).first { $0.name == "model" }?.value
    let meant = PortNames.parse(typed, model: model)
    guard meant.count <= 1 else {
      throw CommandError(
        .badInput, "bad-value",
        "\(typed) of \(device.label) can mean \(meant.joined(separator: " or ")).",
        next: "name=\(meant[0])")
    }
    var told: [String] = []
    let name = meant.first ?? typed
    if name != typed {
      told.append("\(typed) of a \(model ?? "device") is kept as \(name).")
      record.setText("name", name)
    }
    let names = PortNames.names(model: model, portName: name, number: record.numbers["number"])
    guard let cage = names.cage, !record.has("cage") else { return told }
    record.setText("cage", cage)
    if let connector = names.connector, !record.has("connector") {
      record.setNumber("connector", connector)
    }
    if let side = names.side, !record.has("cage_side") {
      record.setText("cage_side", side.rawValue)
    }
    return told
  }
}
