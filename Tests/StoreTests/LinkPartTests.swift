import Guide
import Plant
import Store
import TestSupport
import Testing

/// Which modules and cords were in a link when a fault was reported.
@Suite struct `The parts of a link, as they were` {
  private let hall: Hall
  private let modules = ["MT1", "MT2"].map { RecordKey.module(maker: "NVIDIA", serial: $0).id }

  init() throws {
    hall = try Hall(StoreFixture())
    try hall.store.draft { _, draft in
      for (id, serial) in zip(modules, ["MT1", "MT2"]) {
        try draft.insert(.module, id, ["maker": .text("NVIDIA"), "serial": .text(serial)])
      }
    }
  }

  private func fault(_ link: Int) throws -> ThingID {
    try hall.store.fact(.fault(Fault(link: hall.links[link], symptom: "crc")))
  }

  private func parts(_ fault: ThingID) throws -> [LinkParts.Part] {
    try hall.store.read { view in
      let fault = try #require(try view.faults(sinceMS: 0).first { $0.id == fault })
      let link = try #require(try view.link(fault.body.link))
      return try LinkParts(view, link).parts(at: fault)
    }
  }

  private func names(_ fault: ThingID) throws -> [String] {
    try parts(fault).compactMap(\.name)
  }

  @Test func `a module answers for the faults while it was in the cage, at either port`() throws {
    _ = try hall.move(.module, modules[0], .into, hall.left)
    let first = try fault(1)
    _ = try hall.move(.module, modules[0], .outOf, hall.left)
    let between = try fault(0)
    _ = try hall.move(.module, modules[1], .into, hall.left)
    let second = try fault(1)
    #expect(try names(first) == ["MT1"])
    #expect(try names(between) == [])
    #expect(try names(second) == ["MT2"])
    #expect(try parts(first).first { $0.name == "MT1" }?.at == "LEAF-01:25/2")
  }

  @Test func `what came out first was there before, and what was taken back was not`() throws {
    let first = try fault(0)
    #expect(try names(first) == [])
    _ = try hall.move(.module, modules[0], .outOf, hall.left)
    #expect(try names(first) == ["MT1"])
    let wrong = try hall.move(.module, modules[1], .into, hall.left)
    let second = try fault(0)
    #expect(try names(second) == ["MT2"])
    try hall.store.fact(.withdrawal(Withdrawal(factKind: "part_move", fact: wrong)))
    #expect(try names(second) == [])
  }

  @Test
  func `a module nobody has identified is one to both links of its cage, until it is changed`()
    throws
  {
    func unknown(_ fault: ThingID) throws -> ThingID? {
      try parts(fault).first { $0.at.hasPrefix("LEAF-01") }?.id
    }
    let (first, second) = (try fault(0), try fault(1))
    let part = try hall.portFace(hall.left).part
    #expect(try unknown(first) == part)
    #expect(try unknown(second) == part)
    _ = try hall.move(.module, part, .outOf, hall.left)
    let third = try fault(1)
    #expect(try unknown(first) == part)
    #expect(try unknown(third) != part)
  }

  @Test
  func `a cord that was changed answers for what was before, the new one for what came after`()
    throws
  {
    let cords = ["C-1", "C-2"].map { RecordKey.cable(maker: "M", serial: $0).id }
    func end(_ cord: Int, _ side: String) -> ThingID {
      RecordKey.cableEnd(cable: cords[cord], side: side, leg: 1).id
    }
    let ports = [("a", hall.left), ("b", hall.far[0])]
    try hall.store.draft { _, draft in
      for (cord, serial) in ["C-1", "C-2"].enumerated() {
        try draft.insert(
          .cable, cords[cord],
          ["maker": .text("M"), "serial": .text(serial), "kind": .text("cord")])
        for (side, port) in ports {
          try draft.insert(
            .cableEnd, end(cord, side),
            ["cable": .id(cords[cord]), "side": .text(side), "leg": .integer(1)]
              .merging(cord == 0 ? Self.landed(at: port) : [:]) { $1 })
        }
      }
    }
    let first = try fault(0)
    #expect(try names(first) == ["C-1"])
    for (side, port) in ports {
      _ = try hall.move(.plug, end(0, side), .outOf, port)
      _ = try hall.move(.plug, end(1, side), .into, port)
      try hall.store.draft { _, draft in
        _ = try draft.update(.cableEnd, end(0, side), ["state": .text("coiled")])
        _ = try draft.update(.cableEnd, end(1, side), Self.landed(at: port))
      }
    }
    let second = try fault(0)
    #expect(try names(first) == ["C-1"])
    #expect(try names(second) == ["C-2"])
  }

  private static func landed(at port: ThingID) -> [String: Cell] {
    ["state": .text("landed"), "at_kind": .text("port"), "at": .id(port)]
  }
}
