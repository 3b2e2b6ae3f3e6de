import Foundation
import Interop
import Plant
import Store

/// A file as the store takes it over.
struct PlanSource {
  var file: PlanFile
  var rows: [PlanRow]
  /// What the file says about itself, one sentence each.
  var summary: [String]
  /// What a person should know about the file, one sentence each.
  var notes: [String]

  /// Reads a file of a format.
  static func read(_ format: PlanFormat, path: String, source: String?) throws -> PlanSource {
    let bytes = try InputFile.read(path)
    let name = URL(fileURLWithPath: path).lastPathComponent
    let file = PlanFile(
      source: source ?? format.rawValue, format: format.rawValue, name: name,
      sha256: InputFile.sha256(bytes), bytes: Int64(bytes.count))
    switch format {
    case .ibnetdiscover:
      let dump = try IBNetDiscover.read(bytes, file: name)
      return PlanSource(
        file: file, rows: FabricPlan.rows(dump), summary: FabricPlan.summary(dump),
        notes: dump.warnings.map(\.message))
    case .places:
      let list = try PlacesFile.read(bytes, file: name)
      return PlanSource(
        file: file, rows: try PlacesPlan.rows(list, file: name),
        summary: ["\(list.rows.count) places"],
        notes: list.warnings.map(\.message) + PlacesPlan.overlaps(list))
    }
  }
}
