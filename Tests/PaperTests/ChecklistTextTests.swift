import Paper
import Testing

struct ChecklistTextTests {
  @Test func `a small sheet reads like this`() {
    let sheet = """
      CHECKLIST  row R07  hall H1  site NORTH
      Printed 2026-11-22 22:10 UTC from LT-04  for Raj
      3 to do (1 for the far end), 1 not to touch. All times UTC.

      ================================================================================
      Row R07: FRONT WALK  1 to do
      ================================================================================

      RACK R07-02

         1 [ ] P07A:22   R07-02 u40 FRONT   P-2B-1
               CORD OUT: Out and capped since the last shift.
               far end  -
               [ ] Inspect both faces
               result ______________  note ______________________________

      ================================================================================
      Row R07: REAR WALK  2 to do (1 for the far end), 1 not to touch
      ================================================================================

      RACK R07-06

         2 [ ] S1-L3:25/1   R07-06 u32 REAR   7K3Q9X-K   INC48213
               25/1 = IB port 49 = P49 = swp25s0 = OSFP25 left
               OPEN FAULT since 21:10: Flaps 9 times.
               far end  S1-P2:3/2, R12-03 u10 REAR
               [ ] Ask the NOC to shut this port
               [ ] Inspect both faces
               result ______________  note ______________________________

      XXXX [X] S1-L3:25/2   R07-06 u32 REAR   P-7K3Q9X-5
               *** DO NOT TOUCH ***
               25/2 = IB port 50 = P50 = swp25s1 = OSFP25 right
               WORKING: Shares module 25 with 25/1.
               far end  S1-P4:3/2

      RACK R07-10

         3 [ ] S1-L9:4/1   R07-10 u8 REAR
               WORK FOR THE FAR END: reported at S1-P2:9/1
               OPEN FAULT since 2026-11-21 21:10: Dark at the other end.
               far end  S1-P2:9/1, R12-03 u10 REAR
               [ ] Inspect both faces
               result ______________  note ______________________________

      --------------------------------------------------------------------------------
      Hands done: initials ________  time ________

      """
    #expect(ChecklistText.text(Fixture.checklist) == sheet)
  }

  @Test func `an empty sheet says that nothing is due`() {
    let sheet = """
      CHECKLIST  row R07  hall H1  site NORTH
      Printed 2026-11-22 22:10 UTC from LT-04  for Raj

      Nothing is due in row R07.

      """
    #expect(ChecklistText.text(Fixture.empty) == sheet)
  }

  @Test func `a sheet for nobody yet has room for a name`() {
    var heading = Fixture.heading
    heading.technician = nil
    let text = ChecklistText.text(Checklist(heading, entries: []))
    #expect(text.contains("from LT-04  for ____________\n"))
  }

  @Test(arguments: Fixture.hostileNames)
  func `no line is wider than 80 columns or steers the terminal`(name: String) {
    let text = ChecklistText.text(Fixture.hostile(name))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(TextWidth.columns(line) <= 80, "\(line)")
    }
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(
        !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
    }
  }

  @Test func `long names are wrapped, not cut`() {
    let name = String(repeating: "x", count: 200)
    let text = ChecklistText.text(Fixture.hostile(name))
    // Reference, code and ticket share a line; each place of one name is counted.
    #expect(text.count { $0 == "x" } >= 200 * 20)
  }
}
