import Guide
import Paper
import Plant
import Store

/// How well cleaning went lately, by method and tool.
enum CleaningMemory {
  /// How many days that looks back.
  static let days = 30

  static func records(_ view: StoreView, _ nowMS: Int64) throws -> [CleaningRecord] {
    CleaningRecord.among(
      try view.cleaningsAndLooks(sinceMS: nowMS - Int64(days) * 86_400_000))
  }

  /// The tools that helped less than half of the time, the worst first.
  static func poor(_ view: StoreView, _ nowMS: Int64) throws -> [CleaningRecord] {
    try records(view, nowMS).filter { $0.isPoor && $0.tool != nil }.sorted {
      $0.clean * $1.looked < $1.clean * $0.looked
    }
  }

  /// Such as `P-MPO-F dry: 3 of 9 clean in 30 d`.
  static func words(_ record: CleaningRecord) -> String {
    SafeLine.text(
      "\(record.tool ?? "no tool named") \(record.method.rawValue): \(record.clean) of "
        + "\(record.looked) clean in \(days) d")
  }

  static func json(_ record: CleaningRecord) -> JSONValue {
    .object([
      ("tool", .optional(record.tool)), ("method", .string(record.method.rawValue)),
      ("looked", .integer(Int64(record.looked))), ("clean", .integer(Int64(record.clean))),
      ("poor", .bool(record.isPoor)),
    ])
  }
}
