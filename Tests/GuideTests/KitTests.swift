import Guide
import Plant
import Testing

/// Whether a tool may be relied on.
struct KitTests {
  private let hour: Int64 = 3_600_000

  private func tool(
    _ kind: String?, _ checks: [(KitCheckName, KitOutcome, hoursAgo: Int64)] = []
  ) -> KitTool {
    KitTool(
      id: .zero, label: "x", kind: kind,
      checks: Dictionary(
        uniqueKeysWithValues: checks.map { name, outcome, hoursAgo in
          let body = KitCheck(tool: .zero, check: name, outcome: outcome)
          return (
            name, Recorded(id: .zero, atMS: -hoursAgo * hour, technician: "Ana", body: body)
          )
        }))
  }

  @Test func `a check holds for its hours and no longer`() {
    let tip = tool("tip", [(.view, .ok, 12)])
    #expect(tip.state(nowMS: 0, hours: 12) == .checked)
    #expect(tip.state(nowMS: 1, hours: 12) == .stale)
    #expect(tip.state(nowMS: 0, hours: 11) == .stale)
  }

  @Test func `each kind needs its own check`() {
    #expect(tool("tip").state(nowMS: 0, hours: 12) == .never)
    #expect(tool("tip", [(.knownGoodFace, .ok, 1)]).state(nowMS: 0, hours: 12) == .never)
    #expect(tool("scope", [(.clock, .ok, 1)]).state(nowMS: 0, hours: 12) == .checked)
    #expect(tool("tester", [(.reference, .ok, 1)]).state(nowMS: 0, hours: 12) == .checked)
    #expect(tool("pen").state(nowMS: 0, hours: 12) == .free)
    #expect(tool(nil).state(nowMS: 0, hours: 12) == .free)
  }

  @Test func `a failed check is not outweighed by an older good one`() {
    let tip = tool("tip", [(.view, .ok, 2), (.knownGoodFace, .fail, 1)])
    #expect(tip.state(nowMS: 0, hours: 12) == .failed)
    let mended = tool("tip", [(.view, .ok, 2), (.knownGoodFace, .ok, 1)])
    #expect(mended.state(nowMS: 0, hours: 12) == .checked)
    #expect(tool("pen", [(.stock, .fail, 1)]).state(nowMS: 0, hours: 12) == .failed)
  }

  @Test(arguments: [KitCheckName.view, .stock, .clock, .reference])
  func `a check that failed is not made well by another one`(other: KitCheckName) {
    let tip = tool("tip", [(.knownGoodFace, .fail, 2), (other, .ok, 1)])
    #expect(tip.state(nowMS: 0, hours: 12) == .failed)
    #expect(tip.failed?.body.check == .knownGoodFace)
    let stamp = KitStamp(tip, atMS: 0, hours: 12)
    #expect(stamp.state == .failed)
    #expect(stamp.warning == "TIP FAILED")
    #expect(stamp.checkedMS == -2 * hour)
  }

  @Test func `how old a tip's check is comes from the check it needs`() {
    let tip = tool("tip", [(.view, .ok, 13), (.knownGoodFace, .ok, 1), (.stock, .ok, 0)])
    #expect(tip.state(nowMS: 0, hours: 12) == .stale)
    #expect(KitStamp(tip, atMS: 0, hours: 12).checkedMS == -13 * hour)
    #expect(tip.deciding?.body.check == .view)
    // Of two that failed the one that did so last is told.
    let worse = tool("tip", [(.knownGoodFace, .fail, 2), (.stock, .fail, 1)])
    #expect(worse.deciding?.body.check == .stock)
  }

  @Test func `what is far from now, before or after, does not say that a tool is in order`() {
    let tip = tool("tip", [(.view, .ok, 0)])
    #expect(tip.state(nowMS: -12 * hour, hours: 12) == .checked)
    #expect(tip.state(nowMS: -12 * hour - 1, hours: 12) == .stale)
    #expect(tip.state(nowMS: .max, hours: 12) == .stale)
    #expect(tip.state(nowMS: .min, hours: 12) == .stale)
  }
}
