import Change
import TestSupport

/// Laptops whose technicians inspect end-faces: one change an inspection, thirteen rows each.
struct NightShift {
  /// An inspection and its fibres.
  static let rowsPerChange = 13
  /// The faces of a hall with 49,152 links.
  static let faces: UInt64 = 98_304

  private(set) var laptops: [Laptop]
  private var random: RepeatableRandom
  private var atMS: Int64
  private let stepMS: Int64
  private let catalogue: TableCatalogue

  /// `changes` inspections spread evenly between two times.
  init(
    laptops count: Int, seed: UInt64, fromMS: Int64, toMS: Int64, changes: Int,
    _ catalogue: TableCatalogue
  ) throws {
    laptops = try (0..<count).map {
      try Laptop(seed << 16 | UInt64($0), author: "Technician \($0 + 1)")
    }
    random = RepeatableRandom(seed: seed)
    atMS = fromMS
    stepMS = max(1, (toMS - fromMS) / Int64(max(changes, 1)))
    self.catalogue = catalogue
  }

  /// The next inspections.
  mutating func next(_ count: Int) throws -> [SealedChange] {
    var out: [SealedChange] = []
    out.reserveCapacity(count)
    for _ in 0..<count {
      let which = Int(random.next() % UInt64(laptops.count))
      let face = random.next() % Self.faces
      let dirty = random.next()
      atMS += stepMS
      let time = atMS
      out.append(
        try laptops[which].change(atMS: time, catalogue) { writer, laptop in
          try Self.inspect(face, dirty, atMS: time, by: which, laptop, &writer)
        })
    }
    return out
  }

  private static func inspect(
    _ face: UInt64, _ dirty: UInt64, atMS: Int64, by technician: Int, _ laptop: Laptop,
    _ writer: inout ChangesetWriter
  ) throws {
    let key = CellValue.blob(laptop.factID(atMS: atMS, writer).bytes)
    let isDirty = dirty % 8 == 0
    try writer.append(
      .insert(
        into: "inspection",
        [
          key, .integer(atMS), .text("Technician \(technician + 1)"), .null, .null, .null,
          .blob(id(face, 1)), .integer(1), .blob(id(face / 2, 2)),
          .text(isDirty ? "dirt" : "clean"), .text("MPO12-APC"), .text("iec-61300-3-35-ed3"),
          .text("scope"),
        ]))
    for fibre in 1..<rowsPerChange {
      let verdict = isDirty && dirty >> (4 * UInt64(fibre)) & 3 == 0 ? "dirt" : "ok"
      try writer.append(
        .insert(into: "inspection_fibre", [key, .integer(Int64(fibre)), .text(verdict)]))
    }
  }

  /// An id as random as a hash, for a thing of a kind.
  static func id(_ number: UInt64, _ kind: UInt64) -> [UInt8] {
    var random = RepeatableRandom(seed: number &* 0x1_0001 &+ kind)
    return RecordID(storage: Bytes16(random.next(), random.next())).bytes
  }
}
