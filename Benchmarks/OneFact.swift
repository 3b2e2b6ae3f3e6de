import Change
import Plant
import Store
import TestSupport

/// Recording one fact in a transaction of its own, on the disk before the next: what a technician's
/// answer costs.
struct OneFact {
  let workshop: Workshop
  let sizes: Sizes

  func run() throws -> [Comparison] {
    try prepare()
    let cleaning = try compare(
      "record a cleaning: one row, one transaction, on the disk",
      { .cleaning(Cleaning(face: $0, method: .dry, tool: "PEN-3")) },
      rows: { key, face, number in
        [
          (
            "cleaning",
            [
              key, .integer(Workshop.endMS), .text("Ana"), .null, .null, .null,
              .blob(face.part.bytes), .integer(1), .null, .text("dry"), .text("PEN-3"),
            ]
          )
        ]
      })
    var fibres: [Int: FibreVerdict] = [:]
    for fibre in 1...12 { fibres[fibre] = .ok }
    let verdicts = fibres
    let inspection = try compare(
      "record an inspection: thirteen rows, one transaction, on the disk",
      {
        .inspection(
          Inspection(
            face: $0, verdict: .clean, fibres: verdicts, tip: "MPO12-APC", judgedBy: "scope"))
      },
      rows: { key, face, number in
        [
          (
            "inspection",
            [
              key, .integer(Workshop.endMS), .text("Ana"), .null, .null, .null,
              .blob(face.part.bytes), .integer(1), .null, .text("clean"), .text("MPO12-APC"),
              .null, .text("scope"),
            ]
          )
        ]
          + (1...12).map {
            ("inspection_fibre", [key, .integer(Int64($0)), CellValue.text("ok")])
          }
      })
    return [cleaning, inspection]
  }

  /// A store that has some history, so that the trees have their depth.
  private func prepare() throws {
    let store = try workshop.makeStore("written", seed: 3)
    var history = try NightShift(
      laptops: 20, seed: 3, fromMS: Workshop.endMS - 1_000_000_000, toMS: Workshop.endMS - 1_000,
      changes: min(sizes.held, 76_923), store.tables)
    let changes = try history.next(min(sizes.held, 76_923))
    try store.merge { acceptor, _ in for change in changes { _ = try acceptor.accept(change) } }
  }

  private func compare(
    _ work: String, _ body: (Face) -> FactBody,
    rows: (CellValue, Face, Int64) -> [(table: String, cells: [CellValue])]
  ) throws -> Comparison {
    try workshop.copy("written", to: "ours")
    try workshop.copy("written", to: "theirs")
    let store = try workshop.openStore("ours")
    let plain = try PlainInserts(
      try workshop.openRaw("theirs"), like: rows(.blob([]), face(0), 0), store.tables)
    var comparison = Comparison(
      work: work, unit: "commits", amount: sizes.commits / sizes.blocks,
      yardstick: "plain INSERT", goal: .time(atMost: 1.5))
    var number = 0
    // The write-ahead log grows until its first checkpoint, which is slow on either side: the block
    // that does that is not counted.
    for block in 0...sizes.blocks {
      comparison.amount = block == 0 ? 600 : sizes.commits / sizes.blocks
      let numbers = number..<number + comparison.amount
      number += comparison.amount
      let answers = numbers.map { body(face($0)) }
      let ours = try Stopwatch.time {
        for answer in answers {
          _ = try store.write(author: "Ana") { _, draft in try draft.record(answer) }
        }
      }
      let ready = numbers.map { number in
        rows(
          .blob(
            FactID.make(
              timeMS: Workshop.endMS, prev: ChangeHash(storage: Bytes32(0, 0, 0, 0)),
              device: DeviceID(storage: Bytes32(0, 0, 0, 0)), seq: Int64(number), operation: 0
            ).bytes), face(number), Int64(number))
      }
      let theirs = try Stopwatch.time {
        for (number, rows) in zip(numbers, ready) { try plain.commit(rows, born: Int64(number)) }
      }
      guard block > 0 else { continue }
      comparison.ours.append(ours.took)
      comparison.theirs.append(theirs.took)
    }
    return comparison
  }

  private func face(_ number: Int) -> Face {
    let part = ThingID(bytes: NightShift.id(UInt64(number) % NightShift.faces, 1)) ?? .zero
    return Face(part: part, connector: 1)
  }
}
