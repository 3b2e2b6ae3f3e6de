import Plant
import Store

/// One record of the fictitious hall, before it is written.
struct PlannedRecord {
  var kind: ThingKind
  var id: ThingID
  var cells: [String: Cell]
}
