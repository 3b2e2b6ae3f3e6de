import Paper
import Testing

struct ChecklistCSVTests {
  @Test func `a small sheet is these lines`() {
    let lines = [
      """
      number,ref,code,what,why,names,hall,row,rack,u,side,far_end,far_end_place,tasks,\
      do_not_touch,reported_at_far_end,ticket,since,result,note
      """,
      """
      1,P07A:22,P-2B-1,cord out,Out and capped since the last shift.,P07A:22,H1,R07,R0\
      7-02,40,front,,,Inspect both faces,,,,,,
      """,
      """
      2,S1-L3:25/1,7K3Q9X-K,open fault,Flaps 9 times.,25/1 = IB port 49 = P49 = swp2\
      5s0 = OSFP25 left,H1,R07,R07-06,32,rear,S1-P2:3/2,R12-03 u10 REAR,"Ask the NOC t\
      o shut this port; Inspect both faces",,,INC48213,2026-11-22T21:10:00Z,,
      """,
      """
      ,S1-L3:25/2,P-7K3Q9X-5,working,Shares module 25 with 25/1.,25/2 = IB port 50 = P\
      50 = swp25s1 = OSFP25 right,H1,R07,R07-06,32,rear,S1-P4:3/2,,,DO NOT TOUCH,,,,,
      """,
      """
      3,S1-L9:4/1,,open fault,Dark at the other end.,S1-L9:4/1,H1,R07,R07-10,8,rear,S1\
      -P2:9/1,R12-03 u10 REAR,Inspect both faces,,yes,,2026-11-21T21:10:00Z,,
      """,
    ]
    #expect(ChecklistCSV.text(Fixture.checklist) == lines.map { $0 + "\r\n" }.joined())
  }

  @Test func `an empty sheet says that nothing is due`() throws {
    let records = try CSVChecker.read(ChecklistCSV.text(Fixture.empty))
    #expect(records.count == 2)
    #expect(records[1].filter { !$0.isEmpty } == ["Nothing is due in row R07.", "R07"])
    #expect(records[1].count == records[0].count)
  }

  @Test(arguments: Fixture.hostileNames)
  func `any name stays one field that no spreadsheet runs`(name: String) throws {
    let records = try CSVChecker.read(ChecklistCSV.text(Fixture.hostile(name)))
    #expect(records.count == 3)
    for record in records {
      #expect(record.count == 20)
      for field in record {
        let start = field.unicodeScalars.drop { $0 == " " }
        #expect(!"=+-@\t\r\n＝＋－＠".unicodeScalars.contains(start.first ?? "x"), "\(field)")
        #expect(!field.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }

  @Test func `a formula is kept as text and a number as a number`() throws {
    func ref(_ name: String) throws -> String {
      try CSVChecker.read(ChecklistCSV.text(Fixture.hostile(name)))[1][1]
    }
    #expect(try ref("=1+1") == "'=1+1")
    #expect(try ref("'=1+1") == "''=1+1")
    #expect(try ref("say \"hi\", go") == "say \"hi\", go")
    #expect(try ref("R07-06") == "R07-06")
  }
}
