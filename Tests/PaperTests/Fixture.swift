import Paper
import Plant

/// A small sheet: two walks, three racks, one line for the far end, one healthy joint.
enum Fixture {
  static let heading = ChecklistHeading(
    site: "NORTH", hall: "H1", row: "R07", printedAtMS: 1_795_385_400_000, device: "LT-04",
    technician: "Raj")

  static let entries = [
    ChecklistEntry(
      ref: "S1-L3:25/2", code: "P-7K3Q9X-5",
      names: "25/2 = IB port 50 = P50 = swp25s1 = OSFP25 right",
      place: place("R07-06", 32, .rear), what: "working", why: "Shares module 25 with 25/1.",
      farEnd: ChecklistFarEnd(ref: "S1-P4:3/2"), doNotTouch: true),
    ChecklistEntry(
      ref: "S1-L3:25/1", code: "7K3Q9X",
      names: "25/1 = IB port 49 = P49 = swp25s0 = OSFP25 left",
      place: place("R07-06", 32, .rear), what: "open fault", why: "Flaps 9 times.",
      farEnd: ChecklistFarEnd(ref: "S1-P2:3/2", place: "R12-03 u10 REAR"),
      tasks: ["Ask the NOC to shut this port", "Inspect both faces"], ticket: "INC48213",
      sinceMS: 1_795_381_800_000),
    ChecklistEntry(
      ref: "S1-L9:4/1", names: "S1-L9:4/1", place: place("R07-10", 8, .rear), what: "open fault",
      why: "Dark at the other end.",
      farEnd: ChecklistFarEnd(ref: "S1-P2:9/1", place: "R12-03 u10 REAR"),
      tasks: ["Inspect both faces"], reportedAtFarEnd: true, sinceMS: 1_795_295_400_000),
    ChecklistEntry(
      ref: "P07A:22", code: "P-2B-1", names: "P07A:22", place: place("R07-02", 40, .front),
      what: "cord out", why: "Out and capped since the last shift.", tasks: ["Inspect both faces"]),
  ]

  static let checklist = Checklist(heading, entries: entries)
  static let empty = Checklist(heading, entries: [])

  /// Names meant to break a renderer.
  static let hostileNames = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x",
    "&amp;&lt;&",
    "</td></tr></table>", "]]>--><!--", "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1",
    "\r\n=1+1", " =1+1", "'=1+1", "＝1+1", "a,b;\"c\"", "line\nbreak", "tab\tbed",
    "nul\u{0}\u{1B}[2J",
    "שלום עולם", "\u{202E}gpj.exe", "\u{2066}iso\u{2069}\u{200F}", "👩‍👩‍👧‍👦🇩🇪🔥", "漢字かな交じり文",
    "e\u{301}\u{302}\u{303}",
    String(repeating: "x", count: 200), String(repeating: "漢", count: 200),
    String(repeating: "👩‍🚒", count: 200), String(repeating: "ab ", count: 70), "", " ", "\u{FEFF}",
    "\u{2028}\u{2029}\u{85}", "\\u0041\\", "{}[]:,", "%00%0a", "\u{10FFFF}\u{E0001}",
  ]

  static func hostile(_ name: String) -> Checklist {
    let entry = ChecklistEntry(
      ref: name, code: ShortCode(name), names: name,
      place: Place(hall: name, row: name, rack: name, lowestU: 1, side: .front), what: name,
      why: name,
      farEnd: ChecklistFarEnd(ref: name, place: name), tasks: [name, name], reportedAtFarEnd: true,
      ticket: name, sinceMS: 0)
    var healthy = entry
    healthy.doNotTouch = true
    let heading = ChecklistHeading(
      site: name, hall: name, row: name, printedAtMS: 0, device: name, technician: name)
    return Checklist(heading, entries: [entry, healthy])
  }

  private static func place(_ rack: String, _ lowestU: Int, _ side: RackSide) -> Place {
    Place(hall: "H1", row: "R07", rack: rack, lowestU: lowestU, heightU: 1, side: side)
  }
}
