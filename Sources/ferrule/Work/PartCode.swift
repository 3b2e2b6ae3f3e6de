import Guide
import Plant
import Store

extension StoreView {
  /// What a part is called: by its record, else by the code under which somebody kept it; nil if it has neither.
  func partNameOrCode(_ part: ThingID) throws -> String? {
    try partName(part) ?? aliases(of: Thing(kind: .part, id: part, label: "")).first
  }
}
