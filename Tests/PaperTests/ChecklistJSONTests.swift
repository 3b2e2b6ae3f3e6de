import Paper
import Testing

struct ChecklistJSONTests {
  @Test func `a small sheet has these fields in this order`() throws {
    let item = """
      {
        "number": 2,
        "ref": "S1-L3:25/1",
        "code": "7K3Q9X",
        "names": "25/1 = IB port 49 = P49 = swp25s0 = OSFP25 left",
        "what": "open fault",
        "why": "Flaps 9 times.",
        "place": {
          "text": "R07-06 u32 REAR",
          "hall": "H1",
          "row": "R07",
          "row_order": null,
          "rack": "R07-06",
          "rack_order": null,
          "lowest_u": 32,
          "height_u": 1,
          "side": "rear"
        },
        "far_end": {
          "ref": "S1-P2:3/2",
          "place": "R12-03 u10 REAR"
        },
        "tasks": [
          "Ask the NOC to shut this port",
          "Inspect both faces"
        ],
        "do_not_touch": false,
        "reported_at_far_end": false,
        "ticket": "INC48213",
        "since": "2026-11-22T21:10:00Z"
      }
      """
    let document = try JSONChecker.read(ChecklistJSON.text(Fixture.checklist))
    #expect(try document["walks"]?[1]?["racks"]?[0]?["items"]?[0] == JSONChecker.read(item))
    guard case .object(let fields) = document else {
      Issue.record("not an object")
      return
    }
    #expect(
      fields.map(\.0) == [
        "format", "version", "site", "hall", "row", "printed_at", "device", "technician", "counts",
        "message", "walks",
      ])
    let counts = #"{"to_do":3,"for_far_end":1,"do_not_touch":1}"#
    #expect(try document["counts"] == JSONChecker.read(counts))
    #expect(document["message"] == .null)
  }

  @Test func `a healthy joint has no number`() throws {
    let document = try JSONChecker.read(ChecklistJSON.text(Fixture.checklist))
    let item = document["walks"]?[1]?["racks"]?[0]?["items"]?[1]
    #expect(item?["number"] == .null)
    #expect(item?["do_not_touch"] == .bool(true))
    #expect(item?["since"] == .null)
  }

  @Test func `an empty sheet says that nothing is due`() throws {
    let document = try JSONChecker.read(ChecklistJSON.text(Fixture.empty))
    #expect(document["message"] == .string("Nothing is due in row R07."))
    #expect(document["walks"] == .array([]))
  }

  @Test(arguments: Fixture.hostileNames)
  func `any name comes back as it was`(name: String) throws {
    let document = try JSONChecker.read(ChecklistJSON.text(Fixture.hostile(name)))
    #expect(document["site"] == .string(name))
    let item = document["walks"]?[0]?["racks"]?[0]?["items"]?[0]
    #expect(item?["ref"] == .string(name))
    #expect(item?["tasks"] == .array([.string(name), .string(name)]))
  }
}
