import Plant
import Store

/// The check of the kit before work, by whoever works: what they record then rests on it.
enum StoryKit {
  private static let tips: [(label: String, view: TipOrientation)] = [
    ("tip MPO-APC long", TipOrientation(isMirrored: true, isTurned: false)),
    ("tip MPO-APC cord", TipOrientation(isMirrored: false, isTurned: false)),
  ]

  /// - Parameter tester: whether the reference of the tester was set too.
  static func check(_ draft: Draft, atMS: Int64, tester: Bool = false) throws {
    func record(
      _ kind: String, _ label: String, _ check: KitCheckName, _ text: String?,
      offsetMS: Int64? = nil
    ) throws {
      try draft.record(
        .kitCheck(
          KitCheck(
            tool: RecordKey.tool(kind: kind, label: label).id, check: check, outcome: .ok,
            clockOffsetMS: offsetMS, text: text)), atMS: atMS)
    }
    for tip in tips { try record("tip", tip.label, .view, tip.view.text) }
    try record("scope", "scope 2", .clock, nil, offsetMS: 45_000)
    if tester { try record("tester", "tester 1", .reference, "1-jumper, test cord 5m B") }
  }
}
