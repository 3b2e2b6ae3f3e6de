import Paper
import Plant
import Store

/// An optic by what a person calls it.
enum OpticName {
  /// The optic of a name, alias or module part number.
  static func find(_ name: String) throws(CommandError) -> Optic {
    let catalogue = OpticsCatalogue.standard
    if let optic = catalogue.optic(name) { return optic }
    let shown = SafeLine.text(String(name.prefix(40)))
    if let cable = catalogue.sealedCable(name) {
      throw CommandError(
        .badInput, "no-faces",
        "\(shown) has its modules fixed to it (\(cable.medium.rawValue.uppercased())): there is no face "
          + "and no fibre to work out.", next: "name the optic of a module, such as 400GBASE-DR4")
    }
    let similar = catalogue.similar(to: name)
    throw CommandError(
      .missing, "no-such-optic",
      "No optic or module is called \"\(shown)\"."
        + (similar.isEmpty ? "" : " Like it: \(similar.joined(separator: ", "))."),
      next: "--optic \(similar.first ?? "400GBASE-DR4")")
  }
}
